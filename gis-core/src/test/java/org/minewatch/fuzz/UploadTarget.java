package org.minewatch.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.minewatch.track.upload.FileState;
import org.minewatch.track.upload.UploadFile;
import org.minewatch.track.upload.UploadLimits;
import org.minewatch.track.upload.UploadMine;
import org.minewatch.track.upload.UploadParser;
import org.minewatch.track.upload.profile.RecordKind;
import org.minewatch.track.upload.profile.UploadProfile;
import org.minewatch.track.upload.profile.UploadProfiles;

/**
 * A file of one dialect from any bytes: the first byte chooses the type, the others are the file.
 * The parser must not fail, and every record in the file must be accepted or rejected.
 */
public final class UploadTarget {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final UploadProfiles PROFILES = UploadProfiles.load();
  private static final int FILES_A_PARSER = 1_000;

  private static UploadTarget target;

  private final UploadProfile profile;
  private final List<String> types;
  private UploadParser parser;
  private int files;

  UploadTarget(String dialect) {
    this.profile =
        PROFILES.profiles().stream()
            .filter(p -> p.name().equals(dialect))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no dialect " + dialect));
    this.types = profile.types().keySet().stream().sorted().toList();
  }

  /**
   * Called by the fuzzer with the name of the dialect. The seeds are read once: what loads classes
   * must not count as slow.
   */
  public static void fuzzerInitialize(String[] args) throws Exception {
    target = new UploadTarget(args[0]);
    FuzzSeeds.files(args[0], target).forEach(target::run);
  }

  /** Called by the fuzzer with every input. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      target.run(input);
    }
  }

  /** An input that stands for a file. */
  byte[] input(String type, byte[] file) {
    byte[] input = new byte[file.length + 1];
    input[0] = (byte) types.indexOf(type);
    System.arraycopy(file, 0, input, 1, file.length);
    return input;
  }

  void run(byte[] input) {
    String type = types.get((input[0] & 0xff) % types.size());
    byte[] file = Arrays.copyOfRange(input, 1, input.length);
    if (files++ % FILES_A_PARSER == 0) {
      parser = new UploadParser(PROFILES, CHINA, UploadLimits.DEFAULT);
    }
    check(parser.parse(file, name(type)), file);
  }

  private String name(String type) {
    String name =
        switch (profile.name()) {
          case "national" -> "620000000001_" + type + "_20260923101319.txt";
          case "inner-mongolia" -> "150000B0012000200001_" + type + "_20260923101319.txt";
          case "inner-mongolia-n" -> "150000000001_N" + type + "_20260923101319.txt";
          case "shanxi" -> "14000000001_" + type + "_20260923101319.txt";
          case "anhui" -> "34000001_" + type + "_20260923101319.txt";
          default -> throw new IllegalStateException("no name for " + profile.name());
        };
    require(PROFILES.match(name).orElseThrow().profile() == profile, "the name is the dialect's");
    return name;
  }

  private void check(UploadFile file, byte[] bytes) {
    require(file.accepted() >= 0 && file.rejected() >= 0, "counts are not negative");
    require(file.accepted() + file.rejected() == file.found(), "accepted + rejected = found");
    require(held(file) == (file.state() == FileState.RAW ? 0 : file.accepted()), "all are there");
    require(file.state() != FileState.ACCEPTED || file.rejected() == 0, "accepted is whole");
    require(
        file.state() != FileState.PARTIAL
            || file.rejections().stream().filter(r -> r.line() > 0).count()
                >= Math.min(UploadLimits.DEFAULT.rejections(), file.rejected()),
        "every rejected record is named");
    boolean doubleByte = file.notes().stream().anyMatch(note -> note.contains("GB18030"));
    if (file.state().isUsed() && !doubleByte) {
      require(records(bytes) == file.found(), "found is what is in the file");
    }
  }

  private static int held(UploadFile file) {
    if (file.kind().map(RecordKind::isPlaces).orElse(false)) {
      return file.places().size();
    }
    boolean mines = file.kind().filter(k -> k == RecordKind.MINE).isPresent();
    // The mine that a person register's header tells is no record of the file.
    return (int) file.records().stream().filter(r -> mines || !(r instanceof UploadMine)).count();
  }

  /** Records in the file, counted in another way than the parser's. */
  private int records(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String body = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
    int behind = 0;
    int end = profile.hasFileTerminator() ? body.indexOf(profile.fileTerminator()) : -1;
    if (end >= 0) {
      behind = isBlank(body.substring(end + profile.fileTerminator().length())) ? 0 : 1;
      body = body.substring(0, end);
    }
    String[] segments = body.split("\\Q" + (char) profile.recordTerminator() + "\\E", -1);
    long records =
        Arrays.stream(segments)
            .skip(profile.header().isPresent() ? 1 : 0)
            .filter(s -> !isBlank(s))
            .count();
    return (int) records + behind;
  }

  private static boolean isBlank(String segment) {
    return segment.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\r' || c == '\n');
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("does not hold: " + what);
    }
  }
}
