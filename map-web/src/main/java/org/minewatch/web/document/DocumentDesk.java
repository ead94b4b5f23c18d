package org.minewatch.web.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minewatch.document.DocumentKind;
import org.minewatch.document.PrintedDocument;
import org.minewatch.document.Templates;
import org.minewatch.document.UnusableTemplateException;
import org.minewatch.document.Values;
import org.minewatch.finding.Finding;
import org.minewatch.finding.FindingJson;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.export.MineGrids;
import org.minewatch.web.review.LeadSight;
import org.minewatch.web.store.Digests;
import org.minewatch.web.store.FindingFilter;
import org.minewatch.web.store.FindingView;
import org.minewatch.web.store.MineView;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.RegionView;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.minewatch.web.system.ProductVersion;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Drafts documents of a finding for who may know of it, each on record. */
@Component
final class DocumentDesk {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final int MOST_OTHERS = 100;

  private final Store store;
  private final Templates templates;
  private final MineGrids grids;
  private final MineRights rights;
  private final LeadSight sight;
  private final AuditLog audit;
  private final Clock clock;

  DocumentDesk(
      Store store,
      Templates templates,
      MineGrids grids,
      MineRights rights,
      LeadSight sight,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.templates = templates;
    this.grids = grids;
    this.rights = rights;
    this.sight = sight;
    this.audit = audit;
    this.clock = clock;
  }

  static ErrorResponseException unknown() {
    return Problems.notFound("没有这项线索", "there is no such finding");
  }

  /**
   * Drafts a document.
   *
   * @param of the night whose words it has; the latest that has the finding when empty
   */
  byte[] draft(
      String findingId, DocumentKind kind, Optional<LocalDate> of, boolean pdf, Actor actor) {
    Visible visible = rights.of(actor);
    String mineCode =
        store
            .findings()
            .findMine(findingId)
            .filter(code -> visible.sees(code) && visible.seesFinding(findingId))
            .filter(code -> sight.look(actor, findingId))
            .orElseThrow(DocumentDesk::unknown);
    LocalDate night =
        of.or(() -> store.caseFindings().findLatest(findingId).map(l -> l.night()))
            .orElseThrow(DocumentDesk::unknown);
    Finding finding =
        store
            .findings()
            .find(night, findingId)
            .map(d -> FindingJson.read(JSON.readTree(d.finding())))
            .orElseThrow(
                () ->
                    Problems.notFound(
                        "这项线索不在 " + night + " 这一夜", "the finding is not in the night " + night));
    MineView mine =
        store.nights().listMines(night, visible).stream()
            .filter(m -> m.code().equals(mineCode))
            .findFirst()
            .orElseThrow(DocumentDesk::unknown);
    List<FindingView> others = others(night, findingId, mineCode, visible);
    TreeSet<String> sealed = new TreeSet<>(store.cases().listSealed());
    byte[] filled = fill(kind, finding, mine, night, others, sealed.contains(findingId), actor);
    byte[] made = pdf ? print(filled, kind, findingId) : filled;
    if (usesOthers(kind)) {
      sealed.retainAll(others.stream().map(FindingView::id).toList());
    } else {
      sealed.clear();
    }
    note(findingId, mineCode, kind, night, sealed, made, actor);
    return made;
  }

  private boolean usesOthers(DocumentKind kind) {
    return templates.of(kind).names().stream().anyMatch(n -> n.startsWith("线索."));
  }

  /** What else is open in the mine, as far as the reader's own list has it. */
  private List<FindingView> others(
      LocalDate night, String findingId, String mineCode, Visible visible) {
    return store
        .findings()
        .list(
            night,
            new FindingFilter(
                visible,
                Optional.of(mineCode),
                List.of(),
                Optional.empty(),
                Optional.of("open"),
                Optional.empty()),
            new PageRequest(0, MOST_OTHERS))
        .items()
        .stream()
        .filter(f -> !f.id().equals(findingId))
        .toList();
  }

  private byte[] fill(
      DocumentKind kind,
      Finding finding,
      MineView mine,
      LocalDate night,
      List<FindingView> others,
      boolean sealed,
      Actor actor) {
    ZoneId zone = store.caseFindings().timeZone();
    Map<String, String> single = new TreeMap<>(FindingFacts.of(finding, mine, zone));
    single.putAll(
        FindingFacts.place(
            finding, grids.find(night, mine.code(), MineGrids.Role.LICENCE, MineGrids.Role.MINE)));
    single.putAll(CaseWords.of(store.cases().steps(store.cases().caseOf(finding.id())), zone));
    single.put("结果日期", night.toString());
    store
        .nights()
        .findRegion()
        .flatMap(r -> r.nights().stream().filter(n -> n.date().equals(night)).findFirst())
        .map(RegionView.NightLine::ruleSetVersion)
        .ifPresent(v -> single.put("规则集版本", v));
    single.put("生成时间", TIME.format(OffsetDateTime.now(clock).atZoneSameInstant(zone)));
    single.put("生成人", actor.name() + (sealed ? "；密封线索，不得让煤矿和无关人员知悉" : ""));
    try {
      return templates
          .of(kind)
          .fill(DocumentNames.VOCABULARY, new Values(single, FindingFacts.lists(finding, others)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] print(byte[] filled, DocumentKind kind, String findingId) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrintedDocument.write(
          filled,
          kind.title().zh() + " " + findingId,
          OffsetDateTime.now(clock)
              .atZoneSameInstant(store.caseFindings().timeZone())
              .truncatedTo(ChronoUnit.MINUTES),
          "minewatch " + ProductVersion.current(),
          out);
      return out.toByteArray();
    } catch (UnusableTemplateException e) {
      throw Problems.unusable(e.words().zh(), e.words().en());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(
      String findingId,
      String mineCode,
      DocumentKind kind,
      LocalDate night,
      TreeSet<String> sealedOthers,
      byte[] made,
      Actor actor) {
    store
        .transactions()
        .in(
            () -> {
              audit.append(
                  actor,
                  "document.draft",
                  findingId,
                  Map.of(
                      "finding", findingId,
                      "mine", mineCode,
                      "document", kind.wireName(),
                      "night", night.toString(),
                      "sha256", HexFormat.of().formatHex(Digests.sha256().digest(made))));
              if (!sealedOthers.isEmpty()) {
                audit.append(actor, "lead.list", "leads", Map.of("findings", sealedOthers));
              }
              return true;
            });
  }
}
