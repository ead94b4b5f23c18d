package org.minewatch.web.review;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The kinds of files that cases take, each known by its first bytes and never by its name. */
enum FileKind {
  PDF,
  PNG,
  JPEG,
  WEBP,
  TIFF,
  MP4,
  OFFICE;

  String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Optional<FileKind> of(byte[] head) {
    if (starts(head, 0, "%PDF-")) {
      return Optional.of(PDF);
    }
    if (starts(head, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (starts(head, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (starts(head, 0, "RIFF") && starts(head, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (starts(head, 0, "II*\0") || starts(head, 0, "MM\0*")) {
      return Optional.of(TIFF);
    }
    if (starts(head, 4, "ftyp")) {
      return Optional.of(MP4);
    }
    // Word and Excel files are archives whose first entry is always this one.
    if (starts(head, 0, "PK\u0003\u0004") && starts(head, 30, "[Content_Types].xml")) {
      return Optional.of(OFFICE);
    }
    return Optional.empty();
  }

  private static boolean starts(byte[] head, int at, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    if (head.length < at + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (head[at + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
