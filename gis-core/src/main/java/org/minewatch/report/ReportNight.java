package org.minewatch.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.NightResult;
import org.minewatch.finding.Risk;

/**
 * A night grouped by mine, in the order in which the report tells it.
 *
 * @param issue when it is handed out, not written with the night
 */
record ReportNight(NightResult result, List<MineNight> mines, Optional<Issue> issue) {

  /**
   * One mine of the night.
   *
   * @param number from 1, for links inside the page
   * @param firstFinding number of its first finding in the report
   */
  record MineNight(
      int number,
      NightResult.MineLine mine,
      int firstFinding,
      List<Finding> findings,
      List<Judgement> judgements,
      List<LicenceAccount> licences,
      List<MapFeature> mapFeatures) {

    long notJudged() {
      return judgements.stream().filter(j -> j.state() != Judgement.State.JUDGED).count();
    }
  }

  static ReportNight of(NightResult result) {
    return of(result, Optional.empty());
  }

  static ReportNight of(NightResult result, Optional<Issue> issue) {
    Map<String, NightResult.MineLine> lines = new TreeMap<>();
    result.mines().forEach(mine -> lines.put(mine.code(), mine));
    Map<String, List<Finding>> findings = group(result.findings(), Finding::mineCode);
    Map<String, List<Judgement>> judgements = group(result.judgements(), Judgement::mineCode);
    Map<String, List<LicenceAccount>> licences = group(result.licences(), LicenceAccount::mineCode);
    Map<String, List<MapFeature>> features = group(result.mapFeatures(), MapFeature::mineCode);
    TreeSet<String> codes = new TreeSet<>(lines.keySet());
    codes.addAll(findings.keySet());
    codes.addAll(judgements.keySet());
    List<MineNight> mines = new ArrayList<>();
    int firstFinding = 1;
    for (String code : codes) {
      List<Finding> own = new ArrayList<>(findings.getOrDefault(code, List.of()));
      own.sort(Risk.RISKIEST_FIRST);
      mines.add(
          new MineNight(
              mines.size() + 1,
              lines.getOrDefault(code, new NightResult.MineLine(code, code, "", "")),
              firstFinding,
              own,
              judgements.getOrDefault(code, List.of()),
              licences.getOrDefault(code, List.of()),
              features.getOrDefault(code, List.of())));
      firstFinding += own.size();
    }
    return new ReportNight(result, List.copyOf(mines), issue);
  }

  private static <T> Map<String, List<T>> group(List<T> list, Function<T, String> mineOf) {
    Map<String, List<T>> groups = new TreeMap<>();
    for (T element : list) {
      groups.computeIfAbsent(mineOf.apply(element), code -> new ArrayList<>()).add(element);
    }
    return groups;
  }
}
