package org.minewatch.track.upload;

/**
 * Bounds on upload files.
 *
 * @param fileBytes of one file; real ones stay below 2 MB
 * @param codes different cards, stations or areas
 * @param codeBytes of one code
 * @param rejections listed one by one for a file; further ones are counted
 * @param points of one track field
 * @param fixes of one reading
 */
public record UploadLimits(
    int fileBytes, int codes, int codeBytes, int rejections, int points, int fixes) {
  /** Far above any real mine. */
  public static final UploadLimits DEFAULT =
      new UploadLimits(256 << 20, 1_000_000, 100, 1_000, 20_000, 100_000_000);
}
