package org.minewatch.web.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minewatch.finding.Finding;
import org.minewatch.finding.FindingJson;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.MineRegister;
import org.minewatch.finding.NightResult;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.SightJson;
import org.minewatch.finding.Supervision;
import org.minewatch.region.RegionInfo;
import org.minewatch.report.Trend;
import org.minewatch.web.store.JudgementView;
import org.minewatch.web.store.LicenceView;
import org.minewatch.web.store.MineView;
import org.minewatch.web.store.NightTrends;
import org.minewatch.web.store.RegionView;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts a night together again from the store, as far as somebody may see it. */
@Component
final class StoredNights {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Drawn in no report, and much of what a night holds. */
  private static final Set<String> LEFT_OUT =
      Set.of("presence-point", "earlier-drawing", "network");

  private static final int MOST_FEATURES = 60_000;

  private final Store store;

  StoredNights(Store store) {
    this.store = store;
  }

  /** The mines of a night that somebody may see, of one part of it. */
  List<MineView> mines(LocalDate night, Visible visible, ReportScope scope) {
    return store.nights().listMines(night, visible).stream().filter(scope::holds).toList();
  }

  /**
   * The night of some mines.
   *
   * @param visible those mines and no others, without the findings that are kept from the reader
   * @param name what the region is called in the report
   */
  NightResult night(
      RegionView region, LocalDate night, List<MineView> mines, Visible visible, String name) {
    RegionView.NightLine line =
        region.nights().stream().filter(n -> n.date().equals(night)).findFirst().orElseThrow();
    List<Finding> findings =
        store.nightTrends().listFindings(night, visible).stream()
            .map(f -> FindingJson.read(JSON.readTree(f)))
            .toList();
    List<LicenceAccount> licences =
        store.nights().listLicences(night, visible, Optional.empty()).stream()
            .map(StoredNights::licence)
            .toList();
    Map<String, List<String>> opened = new HashMap<>();
    Map<String, String> mineOf =
        findings.stream().collect(Collectors.toMap(Finding::id, Finding::mineCode));
    store
        .nightTrends()
        .listOpened(night, visible)
        .forEach(id -> opened.computeIfAbsent(mineOf.get(id), m -> new ArrayList<>()).add(id));
    List<MapFeature> features = new ArrayList<>();
    mines.forEach(m -> features.addAll(features(night, m.code())));
    return new NightResult(
        new RegionInfo(1, name, ZoneId.of(region.timeZone()), Optional.empty()),
        night,
        line.productVersion(),
        line.ruleSetVersion(),
        mines.stream()
            .map(m -> mine(night, m, licences, opened.getOrDefault(m.code(), List.of())))
            .toList(),
        findings,
        List.of(),
        store.nights().listJudgements(night, visible, Optional.empty(), Optional.empty()).stream()
            .map(StoredNights::judgement)
            .toList(),
        licences,
        List.of(),
        List.of(),
        features);
  }

  private NightResult.MineLine mine(
      LocalDate night, MineView m, List<LicenceAccount> licences, List<String> opened) {
    return new NightResult.MineLine(
        m.code(),
        m.name(),
        m.county(),
        licences.stream()
            .filter(l -> l.mineCode().equals(m.code()))
            .findFirst()
            .map(LicenceAccount::crs)
            .orElse(""),
        new Supervision(m.township(), m.ownership(), m.supervisedBy()),
        store.nights().findSight(night, m.code()).flatMap(s -> SightJson.read(JSON.readTree(s))),
        MineRegister.UNKNOWN,
        opened);
  }

  private static Judgement judgement(JudgementView j) {
    Judgement.State state =
        Arrays.stream(Judgement.State.values())
            .filter(s -> s.wireName().equals(j.state()))
            .findFirst()
            .orElseThrow();
    return new Judgement(
        j.mineCode(),
        RuleCode.ofCode(j.rule()),
        state,
        j.reasonCode(),
        new Text(j.reasonZh(), j.reasonEn()),
        j.needs());
  }

  private static LicenceAccount licence(LicenceView l) {
    return new LicenceAccount(
        l.licenceNo(),
        l.mineCode(),
        l.crs(),
        l.parts(),
        l.corners(),
        known(l.planeAreaKm2()),
        known(l.ellipsoidAreaKm2()),
        known(l.printedAreaKm2()),
        l.status(),
        l.notes());
  }

  private static double known(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  private List<MapFeature> features(LocalDate night, String mineCode) {
    return store.layers().listOfMine(night, mineCode, LEFT_OUT, MOST_FEATURES).stream()
        .map(
            f ->
                new MapFeature(
                    mineCode,
                    f.layer(),
                    FindingJson.facts(JSON.readTree(f.properties()), "layer", "mine_code"),
                    f.geometry()))
        .toList();
  }

  /** How these mines stood on the nights that are kept, a month back. */
  Trend trend(LocalDate night, Visible visible) {
    List<Trend.Day> days = new ArrayList<>();
    for (NightTrends.Night n :
        store.nightTrends().list(night.minusDays(Trend.NIGHTS - 1L), night, visible)) {
      days.add(new Trend.Day(n.night(), n.open(), n.opened(), n.ended()));
    }
    return new Trend(days);
  }

  /** These mines alone, and of their findings what was visible before. */
  static Visible only(List<MineView> mines, Visible visible) {
    return new Visible(
        false,
        mines.stream().map(MineView::code).collect(Collectors.toCollection(TreeSet::new)),
        visible.hiddenFindings());
  }
}
