package org.minewatch.finding;

import java.io.IOException;
import java.io.OutputStream;

/** A document for people that belongs into the result folder, such as the HTML report. */
public interface NightDocument {

  /** Its name inside the night's folder. */
  String fileName();

  /** Writes it; the same bytes for an equal result. */
  void write(NightResult result, OutputStream out) throws IOException;
}
