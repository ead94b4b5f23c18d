package org.minewatch.web.store;

/**
 * A layer, how many features are in it, and how many points these have together.
 *
 * @param vertices 0 for nights of a store that did not count them yet
 */
public record LayerCount(String layer, int count, long vertices) {}
