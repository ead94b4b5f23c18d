package org.minewatch.web.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.track.upload.profile.NameMatch;
import org.minewatch.track.upload.profile.UploadProfiles;

/**
 * What a file's name says it is, and where such a file lies in a region folder. The path is put
 * together from what the patterns let through, so that no name can lead anywhere else.
 *
 * @param kind type of an upload file, or a word for the others
 * @param profile dialect of an upload file, else empty
 * @param mineCode whose it is; empty for the region's own
 * @param day where the name tells it
 * @param path in the region folder
 */
record FileName(
    String kind, String profile, String mineCode, Optional<LocalDate> day, String path) {
  static final String POSITIONS = "positions";
  static final String TABLE = "table";
  static final String DRAWING = "drawing";
  static final String EVENTS = "events";

  private static final UploadProfiles PROFILES = UploadProfiles.load();
  private static final Pattern ENDING = Pattern.compile("\\.(txt|TXT)$");
  private static final Pattern STEM = Pattern.compile("[0-9A-Za-z_]{1,150}");
  private static final Pattern DATED_STEM = Pattern.compile(".*_\\d{14}(_[0-9A-Za-z]+)?");
  private static final Pattern DAY_FILE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.(csv|csv\\.gz|parquet)");
  private static final Pattern DRAWING_FILE =
      Pattern.compile(
          "[\\p{L}\\p{N}_-][\\p{L}\\p{N}_.()（）-]{0,120}"
              + "\\.(dxf|DXF|geojson|json|zip|gpkg|kml|csv)");
  private static final Pattern EVENT_FILE =
      Pattern.compile("[0-9A-Za-z_-][0-9A-Za-z_.-]{0,100}\\.csv");
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  /** Another content of the same name that came later, beside the first one. */
  private static final int MARK_HEX = 8;

  /** The dialects by which names are read. */
  static UploadProfiles profiles() {
    return PROFILES;
  }

  boolean isUpload() {
    return !profile.isEmpty();
  }

  /** Whose archive a file goes to that lies in a folder for several mines. */
  static Optional<String> mineIn(String name) {
    return PROFILES.match(name).map(NameMatch::mineCode).filter(Sender::isPlain);
  }

  /**
   * Reads a name.
   *
   * @param received stands in, in the region's zone, for a time that the name does not tell
   * @return empty when nothing of that name is taken from that sender
   */
  static Optional<FileName> of(Sender sender, String name, Instant received, ZoneId zone) {
    if (sender.equals(Sender.TABLES)) {
      return Optional.of(name)
          .filter(KnownRegion.FILES::contains)
          .map(n -> new FileName(TABLE, "", "", Optional.empty(), n));
    }
    if (sender.equals(Sender.DRAWINGS)) {
      return Optional.of(name)
          .filter(n -> DRAWING_FILE.matcher(n).matches() && !n.contains(".."))
          .map(n -> new FileName(DRAWING, "", "", Optional.empty(), "drawings/" + n));
    }
    if (sender.isEvents()) {
      return Optional.of(name)
          .filter(n -> EVENT_FILE.matcher(n).matches() && !n.contains(".."))
          .map(
              n ->
                  new FileName(
                      EVENTS,
                      "",
                      sender.mineCode(),
                      Optional.empty(),
                      "events/" + sender.mineCode() + "/" + n));
    }
    Optional<FileName> upload = upload(sender, name, received, zone);
    return upload.isPresent() || !sender.isMine() ? upload : positions(sender.mineCode(), name);
  }

  private static Optional<FileName> upload(
      Sender sender, String name, Instant received, ZoneId zone) {
    NameMatch said = PROFILES.match(name).orElse(null);
    if (said == null) {
      return Optional.empty();
    }
    String mine = said.mineCode().isEmpty() ? sender.mineCode() : said.mineCode();
    String stem = ENDING.matcher(name).replaceFirst("");
    if (!Sender.isPlain(mine) || !STEM.matcher(stem).matches()) {
      return Optional.empty();
    }
    if (said.mineCode().isEmpty() || !DATED_STEM.matcher(stem).matches()) {
      String time = said.time().isEmpty() ? SECONDS.format(received.atZone(zone)) : said.time();
      stem = mine + "_" + said.type() + "_" + time;
    }
    return Optional.of(
        new FileName(
            said.type(),
            said.profile().name(),
            mine,
            Optional.empty(),
            "uploads/" + mine + "/" + stem + ".txt"));
  }

  private static Optional<FileName> positions(String mine, String name) {
    Matcher m = DAY_FILE.matcher(name);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FileName(
              POSITIONS,
              "",
              mine,
              Optional.of(LocalDate.parse(m.group(1))),
              "tracks/" + mine + "/" + name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Where an upload file lies beside another content of its name; empty where the dialect has no
   * names for that.
   */
  Optional<String> besidePath(String sha256) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    String beside =
        ENDING.matcher(file).replaceFirst("_r" + sha256.substring(0, MARK_HEX) + ".txt");
    return PROFILES
        .match(beside)
        .filter(said -> said.profile().name().equals(profile))
        .filter(said -> said.mineCode().equals(mineCode) && said.type().equals(kind))
        .map(said -> path.substring(0, path.lastIndexOf('/') + 1) + beside);
  }
}
