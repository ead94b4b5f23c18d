package org.minewatch.web.store.copy;

/**
 * What a table comes to.
 *
 * @param sha256 of its canonical text, hexadecimal
 */
public record TableDigest(String table, long rows, String sha256) {

  /** As the list of an export has it. */
  public String line() {
    return sha256 + "  " + rows + "  " + table;
  }
}
