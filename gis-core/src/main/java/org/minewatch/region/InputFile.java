package org.minewatch.region;

/**
 * One file of the region folder as it was read.
 *
 * @param path path inside the region folder, with forward slashes
 * @param sha256 lower-case hex digest of its bytes
 * @param rowsRead data rows accepted (0 for files that are not tables)
 * @param rowsRejected data rows rejected
 * @param notes what was noticed once about the file: encoding, unknown columns
 */
public record InputFile(
    String path, String sha256, long rowsRead, long rowsRejected, java.util.List<String> notes) {
  public InputFile {
    notes = java.util.List.copyOf(notes);
  }
}
