package org.minewatch.web.store;

/** A layer that a mine has in a night, and how many features are in it. */
public record LayerCount(String layer, int count) {}
