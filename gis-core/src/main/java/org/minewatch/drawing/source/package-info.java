/**
 * What every drawing format is read into before anybody asks what a layer means or where the sheet
 * lies: features in the drawing's own numbers, with the place in the file they came from. A new
 * format is a new reader that fills a {@link org.minewatch.drawing.source.FeatureSink}.
 */
package org.minewatch.drawing.source;
