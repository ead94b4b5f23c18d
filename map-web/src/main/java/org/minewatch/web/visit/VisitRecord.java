package org.minewatch.web.visit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.web.account.Actor;
import org.minewatch.web.review.FieldResults;
import org.minewatch.web.review.FieldResults.Measured;
import org.minewatch.web.review.Refused;
import org.minewatch.web.store.CaseFinding;

/**
 * What is written down of a visit that was made.
 *
 * @param inspectors at least two, since one alone may not inspect
 * @param sample the random sample whose mine this is, empty for none
 * @param outcome what it means for the sample: clean or violation, empty for none
 */
record VisitRecord(
    LocalDate on,
    List<String> inspectors,
    List<String> places,
    List<Looked> findings,
    List<String> documents,
    String sample,
    String outcome,
    String words) {

  /** Results of looking at a finding underground. */
  static final List<String> RESULTS = List.of("seen", "not-seen", "unclear", "not-reached");

  private static final List<String> OUTCOMES = List.of("clean", "violation");
  private static final int FEWEST_INSPECTORS = 2;
  private static final int MOST_LINES = 100;
  private static final int LONGEST_LINE = 400;
  private static final int LONGEST_WORDS = 4000;

  /**
   * A finding that was looked at.
   *
   * @param measured the distance measured there
   */
  record Looked(String finding, String result, String words, Optional<Measured> measured) {}

  /** Reads a record; throws what is wrong with it and what would be right. */
  static VisitRecord read(
      Said said, String mineCode, LocalDate today, FieldResults results, Actor actor) {
    LocalDate on = said.requiredDate("on", "检查日期", "the day of the visit");
    if (on.isAfter(today)) {
      throw Refused.field("on", "检查日期不能晚于今天", "the day of the visit has not come yet");
    }
    List<String> inspectors = said.lines("inspectors", 20, 200, "检查人员", "the inspectors");
    if (inspectors.size() < FEWEST_INSPECTORS) {
      throw Refused.field(
          "inspectors",
          "检查人员至少两人（行政处罚法要求两名以上执法人员）",
          "at least two inspectors: one alone may not inspect");
    }
    List<Looked> looked = new ArrayList<>();
    for (Said part : said.parts("findings", MOST_LINES, "线索", "findings")) {
      looked.add(looked(part, mineCode, results, actor));
    }
    if (looked.stream().map(Looked::finding).distinct().count() < looked.size()) {
      throw Refused.field("findings", "同一线索只能登记一次", "each finding may stand there once");
    }
    String sample = said.text("sample", 24, false, "抽查编号", "the sample");
    return new VisitRecord(
        on,
        inspectors,
        said.lines("places", MOST_LINES, LONGEST_LINE, "到过的地点", "the places seen"),
        List.copyOf(looked),
        said.lines("documents", MOST_LINES, LONGEST_LINE, "调阅的资料", "the documents asked for"),
        sample,
        sample.isEmpty()
            ? ""
            : said.choice("outcome", OUTCOMES, "抽查结果", "the result for the sample"),
        said.text("words", LONGEST_WORDS, true, "检查情况", "what was seen"));
  }

  private static Looked looked(Said part, String mineCode, FieldResults results, Actor actor) {
    String id = part.text("finding", 64, true, "线索编号", "the finding");
    CaseFinding finding =
        results
            .find(id, actor)
            .filter(f -> f.mineCode().equals(mineCode))
            .orElseThrow(
                () -> Refused.field("findings", "本矿没有线索 " + id, "this mine has no finding " + id));
    Optional<Double> metres =
        part.number("measuredM", 0, 100_000, "实测距离（米）", "the measured distance in metres");
    Optional<Double> sigma = part.number("sigmaM", 0, 1000, "误差（米）", "its error in metres");
    String how = part.text("how", 200, metres.isPresent(), "测量方法", "how it was measured");
    return new Looked(
        finding.id(),
        part.choice("result", RESULTS, "核查结果", "the result"),
        part.text("words", LONGEST_WORDS / 4, false, "说明", "the words"),
        metres.map(m -> new Measured(m, sigma.orElse(null), how)));
  }

  /** As the step keeps it. */
  Map<String, Object> toStep() {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("on", on.toString());
    said.put("inspectors", inspectors);
    said.put("places", places);
    said.put("findings", findings.stream().map(VisitRecord::toStep).toList());
    said.put("documents", documents);
    if (!sample.isEmpty()) {
      said.put("sample", sample);
      said.put("outcome", outcome);
    }
    said.put("words", words);
    return said;
  }

  private static Map<String, Object> toStep(Looked looked) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("finding", looked.finding());
    said.put("result", looked.result());
    said.put("words", looked.words());
    looked
        .measured()
        .ifPresent(
            m -> {
              said.put("measuredM", m.metres());
              if (m.sigmaM() != null) {
                said.put("sigmaM", m.sigmaM());
              }
              said.put("how", m.how());
            });
    return said;
  }
}
