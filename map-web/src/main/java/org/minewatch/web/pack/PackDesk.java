package org.minewatch.web.pack;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minewatch.finding.Finding;
import org.minewatch.finding.FindingJson;
import org.minewatch.finding.MapFeature;
import org.minewatch.pack.InspectionPack;
import org.minewatch.pack.PackBuilder;
import org.minewatch.pack.PackCover;
import org.minewatch.pack.PackPage;
import org.minewatch.pack.PackSource;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.review.LeadSight;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.Digests;
import org.minewatch.web.store.FindingDetail;
import org.minewatch.web.store.PackRow;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Makes inspection packs of findings, and gives out again what was made. */
@Component
final class PackDesk {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What people did in the night is no part of a way; it is most of what a night holds. */
  private static final Set<String> LEFT_OUT =
      Set.of("presence", "presence-point", "earlier-drawing");

  /** More than the largest real plan has; what is beyond is said to be missing. */
  private static final int MOST_FEATURES = 60_000;

  private static final int MOST_PACKS = 100;

  private static final int MOST_TRIES = 5;

  /** No number tells how many packs there are: whoever sees his own would learn of others. */
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final int LEAST_SERIAL = 100_000;
  private static final int MOST_SERIAL = 999_999;

  private final Store store;
  private final MineRights rights;
  private final LeadSight sight;
  private final AuditLog audit;
  private final Clock clock;

  PackDesk(Store store, MineRights rights, LeadSight sight, AuditLog audit, Clock clock) {
    this.store = store;
    this.rights = rights;
    this.sight = sight;
    this.audit = audit;
    this.clock = clock;
  }

  /** A pack as it was handed out. */
  record Handed(PackView view, String page) {}

  /** A finding that somebody may know of, and the case it belongs to. */
  private record Lead(String id, String caseId, String mineCode, Visible visible) {}

  /**
   * Throws the answer for a finding that is not there, also to whoever may not know of it; notes
   * the look at a sealed one.
   */
  private Lead lead(String findingId, Actor actor) {
    Visible visible = rights.of(actor);
    String mine =
        store
            .findings()
            .findMine(findingId)
            .filter(code -> visible.sees(code) && visible.seesFinding(findingId))
            .filter(code -> sight.look(actor, findingId))
            .orElseThrow(PackDesk::unknown);
    return new Lead(findingId, store.cases().caseOf(findingId), mine, visible);
  }

  static ErrorResponseException unknown() {
    return Problems.notFound("没有这项线索", "there is no such finding");
  }

  List<PackView> list(String findingId, Actor actor) {
    return store.inspectionPacks().list(lead(findingId, actor).caseId()).stream()
        .map(PackView::of)
        .toList();
  }

  Handed read(String findingId, String number, Actor actor) {
    Lead lead = lead(findingId, actor);
    PackRow row =
        store
            .inspectionPacks()
            .find(lead.caseId(), number)
            .orElseThrow(() -> Problems.notFound("这项线索没有这个检查包", "the finding has no such pack"));
    return store
        .transactions()
        .in(
            () -> {
              audit.append(actor, "pack.read", row.number(), Map.of("finding", findingId));
              return new Handed(PackView.of(row), store.inspectionPacks().page(row));
            });
  }

  /**
   * Makes a pack of a finding.
   *
   * @param night whose data it holds; the latest that has the finding when empty
   */
  PackView make(String findingId, Optional<LocalDate> night, boolean english, Actor actor) {
    Lead lead = lead(findingId, actor);
    LocalDate of =
        night
            .or(() -> store.caseFindings().findLatest(findingId).map(l -> l.night()))
            .orElseThrow(PackDesk::unknown);
    FindingDetail detail =
        store
            .findings()
            .find(of, findingId)
            .orElseThrow(
                () ->
                    Problems.notFound(
                        "这项线索不在 " + of + " 这一夜", "the finding is not in the night " + of));
    PackSource source;
    try {
      source = source(lead, detail, of);
    } catch (IllegalArgumentException e) {
      throw Problems.unusable(
          "库中这一夜的线索或图层不完整（" + e.getMessage() + "）：重新导入该夜后再制作",
          "the night is not complete in the store (" + e.getMessage() + "): import it again first");
    }
    InspectionPack pack = PackBuilder.of(source);
    return keep(lead, source, pack, english, actor);
  }

  private PackSource source(Lead lead, FindingDetail detail, LocalDate night) {
    Finding finding = FindingJson.read(JSON.readTree(detail.finding()));
    List<MapFeature> features =
        store.layers().listOfMine(night, lead.mineCode(), LEFT_OUT, MOST_FEATURES).stream()
            .map(
                f ->
                    new MapFeature(
                        lead.mineCode(),
                        f.layer(),
                        FindingJson.facts(JSON.readTree(f.properties()), "layer", "mine_code"),
                        f.geometry()))
            .toList();
    return new PackSource(
        finding,
        detail.mineName(),
        store.nights().findRegion().map(r -> r.name()).orElse(""),
        night,
        zone(),
        features);
  }

  private ZoneId zone() {
    return store.caseFindings().timeZone();
  }

  /**
   * Writes the page before anybody has to wait for it, and keeps it if the case still stands as the
   * page says.
   */
  private PackView keep(
      Lead lead, PackSource source, InspectionPack pack, boolean english, Actor actor) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Standing standing = standing(lead);
      OffsetDateTime now =
          OffsetDateTime.now(clock)
              .truncatedTo(ChronoUnit.MILLIS)
              .withOffsetSameInstant(ZoneOffset.UTC);
      int year = now.atZoneSameInstant(zone()).getYear();
      int serial = RANDOM.nextInt(LEAST_SERIAL, MOST_SERIAL + 1);
      String page =
          PackPage.of(
              source,
              new PackCover(
                  PackRow.number(year, serial),
                  now,
                  actor.name() + " (" + actor.login() + ")",
                  standing.caseNumber(),
                  standing.sealed(),
                  standing.released(),
                  english),
              pack);
      PackRow made =
          new PackRow(
              year,
              serial,
              lead.id(),
              lead.caseId(),
              source.night(),
              lead.mineCode(),
              standing.sealed(),
              now,
              actor.login(),
              actor.name(),
              actor.role().wireName(),
              points(pack),
              Digests.sha256(page));
      if (store.transactions().in(() -> add(made, page, lead, standing, actor))) {
        return PackView.of(made);
      }
    }
    throw Problems.conflict(
        "案件正在变化，请稍后再制作", "the case is changing at the moment; make the pack a little later");
  }

  /** How the case of a finding stands, as far as a pack tells it. */
  private record Standing(Optional<String> caseNumber, boolean sealed, boolean released) {}

  private Standing standing(Lead lead) {
    Optional<CaseRow> row = store.cases().find(lead.caseId());
    return new Standing(
        row.map(CaseRow::registration).map(CaseRow.Registration::number),
        row.map(CaseRow::sealed).orElse(false),
        row.map(CaseRow::released).orElse(false));
  }

  /** Whether it was added; not when the case has moved on or the number is taken. */
  private boolean add(PackRow made, String page, Lead lead, Standing standing, Actor actor) {
    store.cases().takeTurn();
    store.cases().lock(lead.caseId());
    Standing now = standing(lead);
    if (now.sealed() && !MineRights.knowsSealedLeads(actor.role())) {
      throw unknown();
    }
    if (!now.equals(standing) || store.inspectionPacks().has(made.year(), made.serial())) {
      return false;
    }
    if (store.inspectionPacks().list(lead.caseId()).size() >= MOST_PACKS) {
      throw Problems.unusable(
          "一个案件至多 " + MOST_PACKS + " 个检查包，请用已有的",
          "a case has at most " + MOST_PACKS + " packs; use one of them");
    }
    store.inspectionPacks().add(made, page);
    audit.append(
        actor,
        "pack.make",
        made.number(),
        Map.of(
            "finding",
            lead.id(),
            "mine",
            lead.mineCode(),
            "night",
            made.night().toString(),
            "sealed",
            made.sealed(),
            "sha256",
            made.sha256()));
    return true;
  }

  private static String points(InspectionPack pack) {
    return JSON.writeValueAsString(
        pack.namedPoints().stream()
            .map(
                p -> {
                  Map<String, Object> point = new LinkedHashMap<>();
                  point.put("name", p.name());
                  point.put("crs", p.crs());
                  point.put("northing", p.northing());
                  point.put("easting", p.easting());
                  p.outside().ifPresent(m -> point.put("outsideM", m));
                  return point;
                })
            .toList());
  }
}
