package org.minewatch.nightly;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A drawing as somebody handed it in, with what he says of its place.
 *
 * @param path where its bytes lie, under whatever name
 * @param name what it is called in every message; its ending tells the format
 * @param crs a CRS cell; empty when nobody says
 * @param controlPoints a control point file, see {@code drawing.place.ControlPointFile}
 */
public record HandedInFile(Path path, String name, String crs, Optional<Path> controlPoints) {

  /** A file under its own name. */
  static HandedInFile of(Path path, String crs, Optional<Path> controlPoints) {
    return new HandedInFile(path, path.getFileName().toString(), crs, controlPoints);
  }
}
