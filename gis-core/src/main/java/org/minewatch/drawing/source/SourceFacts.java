package org.minewatch.drawing.source;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a file says of itself besides its features; a hint, not a truth. Chinese templates name
 * millimetres over coordinates in metres.
 *
 * @param format {@code DXF AC1015 (2000), binary}, empty when the format has no versions
 * @param encoding of its texts as found in the bytes, a name of a Java character set
 * @param metresPerUnit of the unit that the header names, empty when it names none
 * @param layers from the layer table and from the features, by name
 */
public record SourceFacts(
    String format, String encoding, OptionalDouble metresPerUnit, List<SourceLayer> layers) {

  /** For formats that say nothing. */
  public static final SourceFacts NONE = new SourceFacts("", "", OptionalDouble.empty(), List.of());

  public SourceFacts {
    layers = List.copyOf(layers);
  }
}
