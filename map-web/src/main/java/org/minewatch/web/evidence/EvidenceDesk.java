package org.minewatch.web.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.minewatch.evidence.bundle.NoBundleException;
import org.minewatch.evidence.log.LogEntry;
import org.minewatch.evidence.log.LogFile;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.review.LeadSight;
import org.minewatch.web.store.BundleRow;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.EvidenceLog;
import org.minewatch.web.store.StampRow;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Makes evidence bundles of findings, enters them in the log and gives them out. */
final class EvidenceDesk {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceDesk.class);

  private static final int MOST_BUNDLES = 100;
  private static final int WAIT_SECONDS = 30;

  /** No number tells how many there are. */
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final int LEAST_SERIAL = 100_000_000;
  private static final int MOST_SERIAL = 1_000_000_000;

  private final Store store;
  private final BundleFolder folder;
  private final MineRights rights;
  private final LeadSight sight;
  private final AuditLog audit;
  private final Clock clock;

  /** Judging a night again takes what a night takes: one at a time. */
  private final Semaphore one = new Semaphore(1, true);

  EvidenceDesk(
      Store store,
      BundleFolder folder,
      MineRights rights,
      LeadSight sight,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.folder = folder;
    this.rights = rights;
    this.sight = sight;
    this.audit = audit;
    this.clock = clock;
  }

  /** A finding that somebody may know of, and the case it belongs to. */
  private record Lead(String id, String caseId, String mineCode) {}

  /** Throws the answer for a finding that is not there, also to whoever may not know of it. */
  private Lead lead(String findingId, Actor actor) {
    Visible visible = rights.of(actor);
    String mine =
        store
            .findings()
            .findMine(findingId)
            .filter(code -> visible.sees(code) && visible.seesFinding(findingId))
            .filter(code -> sight.look(actor, findingId))
            .orElseThrow(EvidenceDesk::unknown);
    return new Lead(findingId, store.cases().caseOf(findingId), mine);
  }

  static ErrorResponseException unknown() {
    return Problems.notFound("没有这项线索", "there is no such finding");
  }

  List<BundleView> list(String findingId, Actor actor) {
    return store.evidenceBundles().list(lead(findingId, actor).caseId()).stream()
        .map(BundleView::of)
        .toList();
  }

  /**
   * Makes a bundle.
   *
   * @param night whose verdict it holds; the latest that has the finding when empty
   */
  BundleView make(String findingId, Optional<LocalDate> night, Actor actor) {
    Lead lead = lead(findingId, actor);
    if (!folder.isReady()) {
      throw Problems.unusable(
          "服务器不知道结果目录或矿区目录：以 serve --result … --region … 启动，或设置 minewatch.evidence",
          "the server knows no result folder or no region folder: start it with serve --result …"
              + " --region …, or set minewatch.evidence");
    }
    if (store.evidenceBundles().list(lead.caseId()).size() >= MOST_BUNDLES) {
      throw Problems.unusable(
          "一个案件至多 " + MOST_BUNDLES + " 个证据包，请用已有的",
          "a case has at most " + MOST_BUNDLES + " bundles; use one of them");
    }
    LocalDate of =
        night
            .or(() -> store.caseFindings().findLatest(findingId).map(l -> l.night()))
            .filter(n -> store.findings().find(n, findingId).isPresent())
            .orElseThrow(() -> Problems.notFound("这项线索不在这一夜", "the finding is not in that night"));
    takeTurn();
    try {
      return make(lead, of, actor);
    } finally {
      one.release();
    }
  }

  private void takeTurn() {
    try {
      if (one.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problems.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "正在制作另一个证据包，请稍后再试",
        "another bundle is being made; try again a little later");
  }

  private BundleView make(Lead lead, LocalDate night, Actor actor) {
    try {
      requireSameNight(night);
      Optional<CaseRow> row = store.cases().find(lead.caseId());
      byte[] review = ReviewRecord.of(row, store.cases().steps(lead.caseId()));
      Set<String> keptOut = new HashSet<>(store.cases().listSealed());
      keptOut.remove(lead.id());
      BundleFolder.Made made = folder.make(night, lead.id(), review, keptOut);
      try {
        return BundleView.of(
            enter(lead, night, row.map(CaseRow::sealed).orElse(false), made, actor));
      } finally {
        Files.deleteIfExists(made.file());
      }
    } catch (NoBundleException e) {
      throw Problems.unusable(
          "无法制作证据包，按留存数据重新判断得不到同一结论：" + e.getMessage(), "no bundle can be made: " + e.getMessage());
    } catch (IOException e) {
      LOG.error("no bundle of {}", lead.id(), e);
      throw Problems.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "证据包无法写入，请看服务器日志",
          "the bundle cannot be written; see the server's log");
    }
  }

  /** The folder has to be of the night that was taken in. */
  private void requireSameNight(LocalDate night) throws IOException {
    Optional<String> entered =
        store.evidenceLog().find(LogEntry.NIGHT, night.toString()).map(LogEntry::digest);
    Optional<String> there = folder.nightDigest(night);
    if (there.isEmpty() || !there.equals(entered)) {
      throw Problems.unusable(
          there.isEmpty() ? night + " 夜的结果目录不在" : night + " 夜的结果目录与已导入的不同，请重新导入",
          there.isEmpty()
              ? "the result folder of the night " + night + " is not there"
              : "the result folder of the night "
                  + night
                  + " is not the one that was taken in; take it in again");
    }
  }

  /** The file is there before the log says so; a file without an entry is nobody's. */
  private BundleRow enter(
      Lead lead, LocalDate night, boolean sealed, BundleFolder.Made made, Actor actor)
      throws IOException {
    OffsetDateTime now =
        OffsetDateTime.now(clock)
            .truncatedTo(ChronoUnit.MILLIS)
            .withOffsetSameInstant(ZoneOffset.UTC);
    String number = "E" + now.getYear() + "-" + RANDOM.nextInt(LEAST_SERIAL, MOST_SERIAL);
    folder.keep(made, number);
    try {
      return store
          .transactions()
          .in(
              () -> {
                long index = store.evidenceLog().enterBundle(number, made.sha256(), now);
                BundleRow row =
                    new BundleRow(
                        number,
                        lead.id(),
                        lead.caseId(),
                        night,
                        lead.mineCode(),
                        sealed,
                        now,
                        actor.login(),
                        actor.name(),
                        actor.role().wireName(),
                        made.bytes(),
                        made.sha256(),
                        index);
                store.evidenceBundles().add(row);
                audit.append(
                    actor,
                    "evidence.make",
                    number,
                    Map.of(
                        "finding",
                        lead.id(),
                        "mine",
                        lead.mineCode(),
                        "night",
                        night.toString(),
                        "sealed",
                        sealed,
                        "sha256",
                        made.sha256(),
                        "log_index",
                        index));
                return row;
              });
    } catch (RuntimeException e) {
      Files.deleteIfExists(folder.file(number));
      throw e;
    }
  }

  private BundleRow row(String findingId, String number, Actor actor) {
    return store
        .evidenceBundles()
        .find(lead(findingId, actor).caseId(), number)
        .orElseThrow(() -> Problems.notFound("这项线索没有这个证据包", "the finding has no such bundle"));
  }

  /** The file of a bundle, once it is sure that it is the one that was made. */
  Path read(String findingId, String number, Actor actor) {
    BundleRow row = row(findingId, number, actor);
    try {
      if (!folder.isWhole(row)) {
        LOG.error("the bundle {} is missing or altered in {}", number, folder.work());
        throw Problems.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "证据包文件缺失或被改动，请从备份恢复",
            "the bundle's file is missing or was altered; restore it from a copy");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store
        .transactions()
        .in(
            () -> {
              audit.append(actor, "evidence.read", number, Map.of("finding", findingId));
              return true;
            });
    return folder.file(number);
  }

  /** The proof that a bundle is in the log as it is now. */
  LogFile receipt(String findingId, String number, Actor actor) {
    return receipt(row(findingId, number, actor).logIndex());
  }

  /** The proof that an entry is in the log as it is now. */
  LogFile receipt(long index) {
    List<LogEntry> entries = store.evidenceLog().all();
    if (index < 0 || index >= entries.size()) {
      throw Problems.notFound("存证日志没有这一条", "the log has no such entry");
    }
    return LogFile.receipt(EvidenceLog.DIGEST, entries, (int) index);
  }

  /** All entries of the log. */
  List<LogEntry> log() {
    return store.evidenceLog().all();
  }

  /** What the authority stamped, the earliest first. */
  List<StampRow> stamps() {
    return store.evidenceLog().stamps();
  }
}
