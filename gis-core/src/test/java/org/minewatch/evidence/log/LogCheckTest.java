package org.minewatch.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.evidence.stamp.StampCheck;
import org.minewatch.rules.RuleTable;

/** A log in hand says what was entered, and shows when it was altered. */
class LogCheckTest {
  @TempDir Path temp;

  private static String digest(int i) {
    return DigestAlgorithm.SHA_256.hex("bundle " + i);
  }

  private static List<LogEntry> entries(int count) {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(
          new LogEntry(i, LogEntry.BUNDLE, "E" + i, digest(i), "2026-03-0" + (i + 1) + "T06:00Z"));
    }
    return entries;
  }

  private static LogCheck check(LogFile log, String sha256, String night, Optional<String> head) {
    return LogCheck.of(log, sha256, night, head, new StampCheck(List.of()));
  }

  private LogFile read(byte[] bytes) throws IOException {
    Path file = temp.resolve("log.json");
    Files.write(file, bytes);
    return LogFile.read(file);
  }

  @Test
  void a_receipt_proves_its_entry() throws IOException {
    LogFile receipt = read(LogFile.receipt(DigestAlgorithm.SHA_256, entries(7), 4).bytes());
    LogCheck check = check(receipt, digest(4), "", Optional.of(receipt.head()));
    assertThat(check.faults()).isEmpty();
    assertThat(check.facts()).singleElement().asString().contains("entry 4", "bundle E4", "06:00Z");
    assertThat(check(receipt, digest(3), "", Optional.empty()).faults())
        .singleElement()
        .asString()
        .startsWith("the log has no entry of this file");
  }

  @Test
  void a_receipt_with_another_time_proves_nothing() throws IOException {
    String json =
        new String(LogFile.receipt(DigestAlgorithm.SHA_256, entries(7), 4).bytes())
            .replace("2026-03-05T", "2026-03-04T");
    assertThat(check(read(json.getBytes()), digest(4), "", Optional.empty()).faults())
        .singleElement()
        .asString()
        .contains("does not lead from entry 4 to the head");
  }

  @Test
  void a_head_printed_long_ago_is_found_in_the_log_that_grew_from_it() throws IOException {
    LogFile log = read(LogFile.whole(DigestAlgorithm.SHA_256, entries(9)).bytes());
    String early = LogFile.head(DigestAlgorithm.SHA_256, entries(3));
    LogCheck check = check(log, digest(8), "", Optional.of(early));
    assertThat(check.faults()).isEmpty();
    assertThat(check.facts()).first().asString().contains(early, "at 3 entries");
  }

  @Test
  void a_log_rewritten_before_a_printed_head_is_found_out() throws IOException {
    List<LogEntry> rewritten = entries(9);
    rewritten.set(1, new LogEntry(1, LogEntry.BUNDLE, "E1", digest(77), ""));
    LogFile log = read(LogFile.whole(DigestAlgorithm.SHA_256, rewritten).bytes());
    String early = LogFile.head(DigestAlgorithm.SHA_256, entries(3));
    assertThat(check(log, digest(8), "", Optional.of(early)).faults())
        .singleElement()
        .asString()
        .startsWith("the log never had the head " + early);
  }

  @Test
  void a_log_whose_entries_do_not_give_its_head_was_altered() throws IOException {
    String json =
        new String(LogFile.whole(DigestAlgorithm.SHA_256, entries(5)).bytes())
            .replace("\"E2\"", "\"E3\"");
    assertThat(check(read(json.getBytes()), digest(1), "", Optional.empty()).faults())
        .first()
        .asString()
        .startsWith("the log was altered");
  }

  private Path night(Path out, String date, String found) throws IOException {
    Path folder = Files.createDirectories(out.resolve(date));
    Files.writeString(folder.resolve("summary.json"), "{\"night\":\"" + date + "\"}");
    Files.writeString(folder.resolve("findings.geojson"), found);
    return folder;
  }

  @Test
  void nights_are_entered_once_and_again_only_when_they_came_out_otherwise() throws IOException {
    Path first = night(temp, "2026-03-01", "a");
    Path second = night(temp, "2026-03-02", "b");
    ResultLog.keep(temp, List.of(first), RuleTable.load());
    ResultLog.keep(temp, List.of(first, second), RuleTable.load());
    Path file = temp.resolve(ResultLog.FILE);
    assertThat(Files.readAllLines(file)).hasSize(2);
    night(temp, "2026-03-01", "c");
    ResultLog.keep(temp, List.of(first, second), RuleTable.load());
    List<LogEntry> entries = LogFile.read(file).entries();
    assertThat(entries)
        .extracting(LogEntry::subject)
        .containsExactly("2026-03-01", "2026-03-02", "2026-03-01");
    LogFile log = LogFile.read(file);
    LogCheck check = check(log, digest(1), entries.get(1).digest(), Optional.empty());
    assertThat(check.faults()).isEmpty();
    assertThat(check.facts()).singleElement().asString().contains("night 2026-03-02");
    assertThat(check(log, digest(1), digest(2), Optional.empty()).holds()).isFalse();
    assertThat(RuleTable.load(ResultLog.rulesFolder(temp, RuleTable.load().version())).version())
        .isEqualTo(RuleTable.load().version());
  }

  @Test
  void a_damaged_log_is_named_by_line_and_never_written_on() throws IOException {
    Path first = night(temp, "2026-03-01", "a");
    ResultLog.keep(temp, List.of(first), RuleTable.load());
    Path file = temp.resolve(ResultLog.FILE);
    String altered = Files.readString(file).replace("2026-03-01", "2026-03-07");
    Files.writeString(file, altered + altered);
    assertThatThrownBy(() -> ResultLog.keep(temp, List.of(first), RuleTable.load()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("evidence-log.jsonl line 2 was altered");
    assertThat(file).hasContent(altered + altered);
  }
}
