package org.minewatch.web.order;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.account.Role;
import org.minewatch.web.flow.Taken;
import org.minewatch.web.review.Refused;
import org.minewatch.web.review.Said;
import org.minewatch.web.store.CaseFinding;
import org.minewatch.web.store.CaseFindings;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.Cases;
import org.minewatch.web.store.FindingDetail;
import org.minewatch.web.store.MineOrder;
import org.minewatch.web.store.PlacedFeature;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.RandomId;
import org.minewatch.wording.Text;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes an order of what somebody asks for, or says what is wrong with it. */
final class OrderIssue {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
  private static final Pattern NUMBER = Pattern.compile("[\\p{IsHan}A-Za-z0-9].*");
  private static final double MARGIN_M = 30;

  private final Store store;
  private final MineRights rights;
  private final Clock clock;
  private final OrderPlaces places;

  OrderIssue(Store store, MineRights rights, Clock clock) {
    this.store = store;
    this.rights = rights;
    this.clock = clock;
    this.places = new OrderPlaces(store.layers());
  }

  MineOrder read(JsonNode body, Actor actor, ZoneId zone) {
    TreeMap<String, Object> said = Said.read(OrderFlow.ISSUED.label(), OrderFlow.ISSUE, body);
    String kind = text(said, "kind");
    if (actor.is(Role.RESIDENT_INSPECTOR) && !OrderFlow.HALTING.contains(kind)) {
      throw Refused.person(
          new Text(
              "驻矿监管员只能当场下达停止作业和撤人指令",
              "a resident inspector may order to stop or to withdraw only"));
    }
    LocalDate night =
        findings()
            .findLatestNight()
            .orElseThrow(() -> Refused.field("mine", "还没有夜间结果", "there is no night yet"));
    CaseFindings.MineName mine = mine(text(said, "mine"), night, actor);
    String number = text(said, "orderNo");
    if (!NUMBER.matcher(number).matches()) {
      throw Refused.field(
          "orderNo", "文书编号应以文字或数字开头", "the number must begin with a letter or a digit");
    }
    if (store.mineOrders().hasNumber(mine.code(), number)) {
      throw Refused.field("orderNo", "该矿已有此编号的指令", "this mine has an order of that number already");
    }
    LocalDate today = LocalDate.now(clock.withZone(zone));
    OffsetDateTime now = Taken.moment(clock);
    LocalDate deadline = date(said, "deadline");
    LocalDate first = date(said, "from");
    if (deadline != null && first != null && deadline.isBefore(first)) {
      throw Refused.field("deadline", "期限早于生效日期", "the deadline is before the first day");
    }
    if (deadline == null && !OrderFlow.HALTING.contains(kind)) {
      throw Refused.field("deadline", "整改和承诺须有期限", "a rectification or promise needs a deadline");
    }
    String acceptor = text(said, "acceptor");
    if (acceptor.equals("third-party") && text(said, "acceptorName").isEmpty()) {
      throw Refused.field(
          "acceptorName", "第三方验收须写明单位名称", "name the third party that must accept it");
    }
    Optional<CaseFinding> finding = finding(text(said, "finding"), mine.code(), actor);
    return new MineOrder(
        RandomId.next(),
        mine.code(),
        mine.name(),
        number,
        kind,
        OrderFlow.HALTING.contains(kind) || body.path("haltsWork").asBoolean(false),
        finding.map(CaseFinding::id).orElse(""),
        first == null || first.equals(today)
            ? now
            : first.atStartOfDay(zone).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC),
        null,
        deadline,
        said.get("ceiling") == null ? null : (int) Math.round((Double) said.get("ceiling")),
        area(said, mine.code(), finding, night),
        text(said, "demand"),
        acceptor,
        text(said, "acceptorName"),
        now,
        actor.login(),
        actor.name(),
        1,
        "issued",
        now);
  }

  private CaseFindings findings() {
    return store.caseFindings();
  }

  private static String text(Map<String, Object> said, String name) {
    return (String) said.getOrDefault(name, "");
  }

  private static @Nullable LocalDate date(Map<String, Object> said, String name) {
    return said.containsKey(name) ? LocalDate.parse((String) said.get(name)) : null;
  }

  private CaseFindings.MineName mine(String code, LocalDate night, Actor actor) {
    Visible visible = rights.of(actor);
    return findings().listMines(night).stream()
        .filter(m -> m.code().equals(code) && visible.sees(code))
        .findFirst()
        .orElseThrow(() -> Refused.field("mine", "您的监管范围内没有该煤矿", "you supervise no such mine"));
  }

  /** A finding of the mine that the mine may learn of by the order. */
  private Optional<CaseFinding> finding(String id, String mineCode, Actor actor) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Cases cases = store.cases();
    String caseId = cases.caseOf(id);
    CaseFinding finding =
        findings()
            .find(id)
            .filter(f -> f.mineCode().equals(mineCode))
            .filter(f -> rights.of(actor).seesFinding(f.id()))
            .orElseThrow(
                () -> Refused.field("finding", "该矿没有这项线索", "the mine has no such finding"));
    if (cases.find(caseId).map(CaseRow::sealed).orElse(false)) {
      throw Refused.field(
          "finding",
          "这项线索尚密封；指令会让煤矿知情，请先解封",
          "this lead is sealed; an order tells the mine of it, so release it first");
    }
    return Optional.of(finding);
  }

  private MineOrder.@Nullable Area area(
      Map<String, Object> said, String mineCode, Optional<CaseFinding> finding, LocalDate night) {
    String corners = text(said, "corners");
    String place = text(said, "place");
    boolean round = said.containsKey("bufferM");
    if (corners.isEmpty() && place.isEmpty() && !round) {
      return null;
    }
    if (!corners.isEmpty() && !place.isEmpty()) {
      throw Refused.field(
          "place",
          "拐点坐标和工作面、许可分块只能取其一",
          "give corner points, or a face or part of a licence, not both");
    }
    PlaneGrid grid =
        grid(night, mineCode)
            .orElseThrow(
                () ->
                    OrderArea.wrong(
                        "该矿的坐标系未知，只能对全矿下达",
                        "the mine's coordinates are not known; only the whole mine can be ordered"));
    OrderArea area = new OrderArea(grid, box(night, mineCode));
    if (!corners.isEmpty()) {
      return area.of(corners);
    }
    if (!place.isEmpty()) {
      OrderPlaces.Found found = places.find(night, mineCode, place);
      double least = found.isArea() ? 0 : MARGIN_M;
      return area.along(found.lonLat(), (Double) said.getOrDefault("bufferM", least));
    }
    String id =
        finding
            .orElseThrow(
                () -> Refused.field("finding", "须写明取哪项线索的位置", "say which finding's place is meant"))
            .id();
    Optional<FindingDetail> detail = store.findings().find(night, id);
    double margin = (Double) said.getOrDefault("bufferM", MARGIN_M);
    return area.around(
        JSON.readTree(detail.map(FindingDetail::finding).orElse("{}")).path("geometry"), margin);
  }

  /** The metres in which tables of the region folder have the mine's shapes. */
  private Optional<PlaneGrid> grid(LocalDate night, String mineCode) {
    return store
        .layers()
        .listFeatures(night, mineCode, "coordinate-frame", Optional.empty())
        .stream()
        .map(f -> JSON.readValue(f.properties(), FACTS))
        .filter(facts -> "yes".equals(facts.get("own")))
        .flatMap(facts -> PlaneGrid.read(facts).stream())
        .findFirst();
  }

  /** Where the mine's licences are, in degrees; null when the night has none. */
  private @Nullable Envelope box(LocalDate night, String mineCode) {
    Envelope all = new Envelope();
    for (PlacedFeature f :
        store.layers().listFeatures(night, mineCode, "licence", Optional.empty())) {
      all.expandToInclude(f.geometry().getEnvelopeInternal());
    }
    return all.isNull() ? null : all;
  }
}
