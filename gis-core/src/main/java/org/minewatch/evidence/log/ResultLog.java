package org.minewatch.evidence.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minewatch.evidence.CanonicalJson;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.evidence.NightDigest;
import org.minewatch.rules.RuleTable;

/**
 * Keeps beside result folders what evidence needs of nights that no server took in: {@value #FILE},
 * a line for each night in the order they were written, and {@code rules/<version>/}, the rule
 * tables that they were judged by. It holds no times, so equal runs give equal bytes.
 */
public final class ResultLog {
  public static final String FILE = "evidence-log.jsonl";
  private static final String RULES = "rules";

  private ResultLog() {}

  /**
   * Enters nights that were just written, and keeps the rules that they were judged by.
   *
   * @param out the folder of the nights' folders
   * @throws IOException when the log there is damaged, which is never mended by writing on
   */
  public static void keep(Path out, List<Path> nightFolders, RuleTable rules) throws IOException {
    keepRules(out, rules);
    Map<String, String> digests = new LinkedHashMap<>();
    for (Path folder : nightFolders) {
      digests.put(folder.getFileName().toString(), NightDigest.of(folder));
    }
    enter(out, digests);
  }

  /**
   * Enters nights by their digests, in the order given; one whose latest entry has the same digest
   * is left alone. The log is written anew and put in the place of the old one, so that a kill
   * leaves no half line.
   *
   * @throws IOException when the log there is damaged, which is never mended by writing on
   */
  public static void enter(Path out, Map<String, String> nightDigests) throws IOException {
    Path file = out.resolve(FILE);
    byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    List<LogEntry> entries = new ArrayList<>(before.length == 0 ? List.of() : read(before));
    TreeMap<String, String> latest = new TreeMap<>();
    entries.forEach(e -> latest.put(e.subject(), e.digest()));
    StringBuilder lines = new StringBuilder(new String(before, StandardCharsets.UTF_8));
    int known = entries.size();
    for (Map.Entry<String, String> night : nightDigests.entrySet()) {
      if (!night.getValue().equals(latest.put(night.getKey(), night.getValue()))) {
        LogEntry entry =
            new LogEntry(entries.size(), LogEntry.NIGHT, night.getKey(), night.getValue(), "");
        entries.add(entry);
        lines.append(new String(entry.leafData(), StandardCharsets.UTF_8)).append('\n');
      }
    }
    if (entries.size() > known) {
      Path partial = Files.createTempFile(out, ".partial-", "");
      Files.writeString(partial, lines);
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The folder with the rule table of that version beside the nights; it may not be there. */
  public static Path rulesFolder(Path out, String version) {
    return out.resolve(RULES).resolve(version);
  }

  /** Keeps a rule table under its version in the folder {@code rules} of another. */
  public static void keepRules(Path beside, RuleTable rules) throws IOException {
    Path folder = rulesFolder(beside, rules.version());
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = Files.createDirectories(folder.getParent());
    Path partial = Files.createTempDirectory(parent, ".partial-");
    for (var file : rules.files().entrySet()) {
      Files.writeString(partial.resolve(file.getKey()), file.getValue());
    }
    Files.move(partial, folder);
  }

  /** Whether a file begins as one of ours. */
  static boolean isOne(byte[] bytes) {
    byte[] start = "{\"digest\":\"".getBytes(StandardCharsets.UTF_8);
    int lineEnd = 0;
    while (lineEnd < bytes.length && bytes[lineEnd] != '\n') {
      lineEnd++;
    }
    return bytes.length > start.length
        && lineEnd < bytes.length
        && Arrays.equals(start, 0, start.length, bytes, 0, start.length)
        && new String(bytes, 0, lineEnd, StandardCharsets.UTF_8).contains("\"kind\":");
  }

  /**
   * Reads the lines.
   *
   * @throws IOException naming the line that is not as it was written
   */
  public static List<LogEntry> read(byte[] bytes) throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      if (line.isEmpty() && text.endsWith("\n")) {
        continue;
      }
      byte[] written = line.getBytes(StandardCharsets.UTF_8);
      try {
        LogEntry entry = LogEntry.read(CanonicalJson.read(written));
        if (entry.index() != entries.size() || !Arrays.equals(entry.leafData(), written)) {
          throw new IOException("it is not entry " + entries.size() + " as it was written");
        }
        entries.add(entry);
      } catch (IOException e) {
        throw new IOException(
            FILE + " line " + (entries.size() + 1) + " was altered: " + e.getMessage(), e);
      }
    }
    return entries;
  }

  /** The head of the log beside these nights. */
  static String head(List<LogEntry> entries) {
    return LogFile.head(DigestAlgorithm.SHA_256, entries);
  }
}
