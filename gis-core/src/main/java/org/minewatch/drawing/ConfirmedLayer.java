package org.minewatch.drawing;

/**
 * What a person said a layer of a mine's drawings means; it goes before mapping file and
 * dictionary.
 *
 * @param neighbour the mine whose workings these are; empty for the mine's own
 */
public record ConfirmedLayer(String layer, LayerClass layerClass, String neighbour) {}
