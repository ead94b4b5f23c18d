package org.minewatch.web.evidence;

import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.minewatch.evidence.log.LogEntry;
import org.minewatch.evidence.log.LogFile;
import org.minewatch.evidence.log.MerkleTree;
import org.minewatch.evidence.log.StampedHead;
import org.minewatch.web.store.EvidenceLog;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The evidence log: head, entries, and proofs that anybody can check without the server. */
@RestController
@RequestMapping("/api/evidence/log")
final class LogController {
  private final EvidenceDesk desk;

  LogController(EvidenceDesk desk) {
    this.desk = desk;
  }

  /**
   * A page of the log.
   *
   * @param stamps times that an authority put to heads, the earliest first
   * @param consistency the proof that the log of {@code since} entries grew into this one; empty
   *     when nobody asked
   */
  record LogPage(
      String digest,
      long size,
      String head,
      int page,
      int pageSize,
      List<Map<String, Object>> entries,
      List<Stamp> stamps,
      long since,
      List<String> consistency) {}

  /** A stamped head in one line; the whole log has the tokens. */
  record Stamp(long size, String head, OffsetDateTime at, String authority) {}

  @GetMapping
  ResponseEntity<LogPage> page(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      @RequestParam(defaultValue = "0") int since) {
    PageRequest wanted = wanted(page, size);
    List<LogEntry> entries = desk.log();
    if (since < 0 || since > entries.size()) {
      throw Problems.badRequest(
          "since 应为 0 至 " + entries.size(), "since must be 0 to " + entries.size());
    }
    List<String> proof =
        since == 0
            ? List.of()
            : new MerkleTree(EvidenceLog.DIGEST)
                .consistency(since, LogFile.leaves(EvidenceLog.DIGEST, entries)).stream()
                    .map(HexFormat.of()::formatHex)
                    .toList();
    long from = Math.min(entries.size(), (long) wanted.page() * wanted.size());
    long to = Math.min(entries.size(), from + wanted.size());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore().cachePrivate())
        .body(
            new LogPage(
                EvidenceLog.DIGEST.wireName(),
                entries.size(),
                LogFile.head(EvidenceLog.DIGEST, entries),
                wanted.page(),
                wanted.size(),
                entries.subList((int) from, (int) to).stream().map(LogEntry::members).toList(),
                desk.stamps().stream()
                    .map(s -> new Stamp(s.size(), s.head(), s.at(), s.authority()))
                    .toList(),
                since,
                proof));
  }

  private static PageRequest wanted(int page, int size) {
    try {
      return new PageRequest(page, size);
    } catch (IllegalArgumentException e) {
      throw Problems.badRequest("page 或 size 超出范围", e.getMessage());
    }
  }

  /** The whole log as {@code verify --log} reads it. */
  @GetMapping("/all")
  ResponseEntity<byte[]> all() {
    return file(
        "evidence-log.json",
        LogFile.whole(
            EvidenceLog.DIGEST,
            desk.log(),
            desk.stamps().stream()
                .map(s -> new StampedHead(s.size(), s.head(), s.token()))
                .toList()));
  }

  /** The receipt of one entry. */
  @GetMapping("/{index}")
  ResponseEntity<byte[]> receipt(@PathVariable long index) {
    return file("evidence-log-" + index + ".json", desk.receipt(index));
  }

  private static ResponseEntity<byte[]> file(String name, LogFile log) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore().cachePrivate())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .contentType(MediaType.APPLICATION_JSON)
        .body(log.bytes());
  }
}
