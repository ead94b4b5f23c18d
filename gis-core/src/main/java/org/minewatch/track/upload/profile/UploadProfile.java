package org.minewatch.track.upload.profile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One dialect of upload files.
 *
 * @param fileName with groups {@code mine}, {@code type} and {@code time}, of which all but {@code
 *     type} may be absent from a name
 * @param nameTime pattern of the time in a file name
 * @param recordTerminator one byte
 * @param fileTerminator empty where a file has none
 * @param encodings that occur
 * @param timePatterns tried in order, fixed width
 * @param placeholders texts that stand for "not known"
 * @param header empty where every record carries its own head
 * @param codeLengths usual length of {@code card}, {@code area}, {@code station} codes
 * @param types by their name in the file name
 */
public record UploadProfile(
    String name,
    String title,
    Pattern fileName,
    String nameTime,
    byte fieldSeparator,
    byte recordTerminator,
    String fileTerminator,
    List<Charset> encodings,
    List<String> timePatterns,
    Set<String> placeholders,
    Optional<HeaderForm> header,
    Map<String, Integer> codeLengths,
    byte pointSeparator,
    byte partSeparator,
    Map<String, FileType> types) {

  private static final int LONGEST_PATTERN = 500;
  private static final int LONGEST_TIME = 40;
  private static final List<String> TIME_PARTS = List.of("yyyy", "MM", "dd", "HH", "mm", "ss");

  public UploadProfile {
    encodings = List.copyOf(encodings);
    timePatterns = List.copyOf(timePatterns);
    placeholders = Set.copyOf(placeholders);
    codeLengths = Map.copyOf(codeLengths);
    types = Map.copyOf(types);
    if (fieldSeparator < ' ' || recordTerminator <= 0 || fieldSeparator == recordTerminator) {
      throw new IllegalArgumentException("separators must be different ASCII characters");
    }
    if (fileName.pattern().length() > LONGEST_PATTERN) {
      throw new IllegalArgumentException(
          "the pattern of the file name has more than " + LONGEST_PATTERN + " characters");
    }
    for (String group : List.of("mine", "type", "time")) {
      if (!fileName.pattern().contains("(?<" + group + ">")) {
        throw new IllegalArgumentException("the file name has no group '" + group + "'");
      }
    }
    if (timePatterns.isEmpty()) {
      throw new IllegalArgumentException("no time pattern");
    }
    checkTime(nameTime);
    timePatterns.forEach(UploadProfile::checkTime);
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(fileTerminator)) {
      throw new IllegalArgumentException("the file terminator must be ASCII");
    }
  }

  private static void checkTime(String pattern) {
    String rest = pattern;
    for (String part : TIME_PARTS) {
      // A sign in its place, so that what stood around it does not come together.
      rest = rest.replaceFirst(part, "0");
    }
    int shorter = TIME_PARTS.stream().mapToInt(part -> part.length() - 1).sum();
    if (pattern.length() > LONGEST_TIME
        || pattern.length() - rest.length() != shorter
        || !rest.chars().allMatch(c -> c >= ' ' && c < 0x7f && "yMdHms".indexOf(c) < 0)) {
      throw new IllegalArgumentException(
          "a time pattern is yyyy MM dd HH mm ss, each once, and signs between them");
    }
  }

  /** Whether the file itself says where it ends. */
  public boolean hasFileTerminator() {
    return !fileTerminator.isEmpty();
  }
}
