package org.minewatch.finding;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.minewatch.region.InputFile;
import org.minewatch.region.RegionInfo;
import org.minewatch.wording.Text;
import tools.jackson.databind.JsonNode;

/** The account of a night in {@code summary.json}: what was read, what came out, what not. */
final class SummaryJson {

  private SummaryJson() {}

  static void write(NightResult night, JsonText json) throws IOException {
    json.object();
    json.line().member("format_version", 1);
    json.line().member("product_version", night.productVersion());
    json.line().member("rule_set_version", night.ruleSetVersion());
    RegionInfo region = night.region();
    json.line().name("region").object().member("version", region.version());
    json.member("name", region.name()).member("time_zone", region.timeZone().getId());
    if (region.defaultCrs().isPresent()) {
      json.member("default_crs", region.defaultCrs().get());
    }
    json.end();
    json.line().member("night", night.night().toString());
    json.line().member("findings", night.findings().size());
    json.line().member("rejected", night.rejections().size());
    json.line().member("licences", night.licences().size());
    mines(night, json);
    judgements(night.judgements(), json);
    inputs(night.inputs(), json);
    json.endLine();
  }

  private static void mines(NightResult night, JsonText json) throws IOException {
    Map<String, Map<Severity, Integer>> counts = new TreeMap<>();
    for (Finding finding : night.findings()) {
      counts
          .computeIfAbsent(finding.mineCode(), code -> new EnumMap<>(Severity.class))
          .merge(finding.severity(), 1, Integer::sum);
    }
    json.line().name("mines").array();
    for (NightResult.MineLine mine : night.mines()) {
      json.line().object().member("mine_code", mine.code()).member("name", mine.name());
      json.member("county", mine.county()).member("township", mine.supervision().township());
      json.member("ownership", mine.supervision().ownership());
      json.member("supervised_by", mine.supervision().supervisedBy());
      json.member("crs", mine.crs()).name("findings").object();
      for (Severity severity : Severity.values()) {
        json.member(
            severity.wireName(),
            counts.getOrDefault(mine.code(), Map.of()).getOrDefault(severity, 0));
      }
      json.end();
      register(mine.register(), json);
      if (!mine.opened().isEmpty()) {
        strings("opened", mine.opened(), json);
      }
      if (mine.sight().isPresent()) {
        SightJson.write(mine.sight().get(), json);
      }
      json.end();
    }
    json.endLine();
  }

  private static void register(MineRegister register, JsonText json) throws IOException {
    if (!register.status().isEmpty()) {
      json.member("status", register.status());
    }
    limit("shift_headcount_limit", register.shiftHeadcountLimit(), json);
    limit("face_limit", register.faceLimit(), json);
    limit("heading_limit", register.headingLimit(), json);
  }

  private static void limit(String name, OptionalInt limit, JsonText json) throws IOException {
    if (limit.isPresent()) {
      json.member(name, limit.getAsInt());
    }
  }

  private static MineRegister register(JsonNode mine) {
    return new MineRegister(
        mine.path("status").asString(""),
        limit(mine, "shift_headcount_limit"),
        limit(mine, "face_limit"),
        limit(mine, "heading_limit"));
  }

  private static OptionalInt limit(JsonNode mine, String name) {
    return mine.has(name) ? OptionalInt.of(mine.path(name).asInt()) : OptionalInt.empty();
  }

  private static void judgements(List<Judgement> judgements, JsonText json) throws IOException {
    json.line().name("judgements").array();
    for (Judgement judgement : judgements) {
      json.line().object().member("mine_code", judgement.mineCode());
      json.member("rule", judgement.rule().code());
      json.member("state", judgement.state().wireName());
      json.member("reason_code", judgement.reasonCode());
      json.member("reason_zh", judgement.reason().zh());
      json.member("reason_en", judgement.reason().en());
      strings("needs", judgement.needs(), json);
      json.end();
    }
    json.endLine();
  }

  private static void inputs(List<InputFile> inputs, JsonText json) throws IOException {
    json.line().name("inputs").array();
    for (InputFile input : inputs) {
      json.line().object().member("path", input.path()).member("sha256", input.sha256());
      json.member("rows_read", input.rowsRead()).member("rows_rejected", input.rowsRejected());
      strings("notes", input.notes(), json);
      json.end();
    }
    json.endLine();
  }

  private static void strings(String name, List<String> values, JsonText json) throws IOException {
    json.name(name).array();
    for (String value : values) {
      json.value(value);
    }
    json.end();
  }

  /** What {@link #write} wrote, without the findings. */
  record Summary(
      RegionInfo region,
      LocalDate night,
      String productVersion,
      String ruleSetVersion,
      List<NightResult.MineLine> mines,
      List<Judgement> judgements,
      List<InputFile> inputs,
      long rejectedCount) {}

  /**
   * Reads the account back.
   *
   * @throws IllegalArgumentException saying what does not fit
   */
  static Summary read(JsonNode node) {
    if (node.path("format_version").asInt(0) != 1) {
      throw new IllegalArgumentException(
          "format_version is " + node.path("format_version") + "; this program reads 1");
    }
    JsonNode region = node.path("region");
    return new Summary(
        new RegionInfo(
            region.path("version").asInt(0),
            FindingJson.text(region, "name"),
            ZoneId.of(FindingJson.text(region, "time_zone")),
            Optional.ofNullable(region.get("default_crs")).map(JsonNode::stringValue)),
        LocalDate.parse(FindingJson.text(node, "night")),
        FindingJson.text(node, "product_version"),
        FindingJson.text(node, "rule_set_version"),
        FindingJson.each(
            node,
            "mines",
            mine ->
                new NightResult.MineLine(
                    FindingJson.text(mine, "mine_code"),
                    FindingJson.text(mine, "name"),
                    FindingJson.text(mine, "county"),
                    FindingJson.text(mine, "crs"),
                    // Absent in what earlier versions wrote.
                    new Supervision(
                        mine.path("township").asString(""),
                        mine.path("ownership").asString(""),
                        mine.path("supervised_by").asString("")),
                    SightJson.read(mine),
                    register(mine),
                    mine.has("opened")
                        ? FindingJson.each(mine, "opened", JsonNode::stringValue)
                        : List.of())),
        FindingJson.each(node, "judgements", SummaryJson::judgement),
        FindingJson.each(
            node,
            "inputs",
            input ->
                new InputFile(
                    FindingJson.text(input, "path"),
                    FindingJson.text(input, "sha256"),
                    input.path("rows_read").asLong(0),
                    input.path("rows_rejected").asLong(0),
                    FindingJson.each(input, "notes", JsonNode::stringValue))),
        node.path("rejected").asLong(0));
  }

  private static Judgement judgement(JsonNode node) {
    return new Judgement(
        FindingJson.text(node, "mine_code"),
        RuleCode.ofCode(FindingJson.text(node, "rule")),
        FindingJson.named(
            Judgement.State.values(), Judgement.State::wireName, FindingJson.text(node, "state")),
        FindingJson.text(node, "reason_code"),
        new Text(FindingJson.text(node, "reason_zh"), FindingJson.text(node, "reason_en")),
        FindingJson.each(node, "needs", JsonNode::stringValue));
  }
}
