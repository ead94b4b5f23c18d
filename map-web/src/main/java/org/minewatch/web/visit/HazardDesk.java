package org.minewatch.web.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Role;
import org.minewatch.web.review.FieldResults;
import org.minewatch.web.review.Refused;
import org.minewatch.web.store.CaseFindings.SupervisedMine;
import org.minewatch.web.store.HazardRow;
import org.minewatch.web.store.Hazards;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;

/**
 * What people do with hazards of other inspections: enter them, see them put right and accepted.
 */
final class HazardDesk {
  /** As near to a finding a hazard is told beside it. */
  static final double NEAR_METRES = 150;

  private static final int LONGEST_WORDS = 2000;
  private static final String ADD = "add";

  private final Store store;
  private final Hazards hazards;
  private final MineGrid grid;
  private final FieldResults results;
  private final VisitAccess access;
  private final Clock clock;
  private final Supplier<String> ids;

  HazardDesk(
      Store store, FieldResults results, VisitAccess access, Clock clock, Supplier<String> ids) {
    this.store = store;
    this.hazards = store.hazards();
    this.grid = new MineGrid(store.layers());
    this.results = results;
    this.access = access;
    this.clock = clock;
    this.ids = ids;
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(store.caseFindings().timeZone()));
  }

  /** Hazards that somebody may see, what is not put right first. */
  Page<HazardView> list(
      Optional<String> mineCode, Optional<String> state, PageRequest request, Actor actor) {
    LocalDate today = today();
    Page<HazardRow> rows =
        hazards.list(new Hazards.Filter(mineCode, state), access.of(actor), request);
    return new Page<>(
        rows.total(),
        rows.page(),
        rows.size(),
        rows.items().stream()
            .map(row -> HazardView.of(row, today, null, List.of(), next(row, actor)))
            .toList());
  }

  /** Hazards within {@value #NEAR_METRES} m of a finding of the latest night, the nearest first. */
  List<HazardView> near(String findingId, Actor actor) {
    if (!results.mayKnow(findingId, actor)) {
      throw Problems.notFound("没有这项线索", "there is no such finding");
    }
    Optional<String> mine = store.findings().findMine(findingId);
    Optional<Geometry> place = store.findings().findPlace(findingId).filter(g -> !g.isEmpty());
    if (mine.isEmpty() || place.isEmpty()) {
      return List.of();
    }
    Coordinate middle = place.get().getCentroid().getCoordinate();
    Optional<PlaneGrid> metres = PlaneGrid.plain(middle.x, middle.y);
    if (metres.isEmpty()) {
      return List.of();
    }
    Geometry flat = Metres.of(place.get(), metres.get());
    LocalDate today = today();
    List<HazardView> near = new ArrayList<>();
    for (HazardRow row : hazards.listPlaced(mine.get())) {
      double[] at = metres.get().fromLonLat(row.point().longitude(), row.point().latitude());
      double distance = flat.distance(flat.getFactory().createPoint(new Coordinate(at[0], at[1])));
      if (distance <= NEAR_METRES) {
        near.add(HazardView.of(row, today, distance, List.of(), List.of()));
      }
    }
    near.sort(Comparator.comparing(HazardView::metres));
    return near;
  }

  HazardView view(String id, Actor actor) {
    HazardRow row = open(hazards.find(id), actor);
    return view(row, actor);
  }

  private HazardRow open(Optional<HazardRow> found, Actor actor) {
    HazardRow row = found.orElseThrow(() -> Problems.notFound("没有这项隐患", "there is no such hazard"));
    access.require(actor, row.mineCode());
    return row;
  }

  private HazardView view(HazardRow row, Actor actor) {
    return HazardView.of(
        row,
        today(),
        null,
        hazards.steps(row.id()).stream().map(VisitStep::of).toList(),
        next(row, actor));
  }

  /** Enters one hazard. */
  HazardView add(Said said, Actor actor) {
    HazardInput input;
    try {
      input =
          HazardInput.read(column -> said.body().path(column).asString(""), today(), this::place);
      requireSource(input, actor);
    } catch (HazardInput.Wrong e) {
      throw Refused.field(e.column(), e.words().zh(), e.words().en());
    }
    access.require(actor, input.mineCode());
    Map<String, String> mines = mines(actor);
    try {
      // Who may see every mine may see none of this code, too.
      requireMine(input, mines);
    } catch (HazardInput.Wrong e) {
      throw Refused.field(e.column(), e.words().zh(), e.words().en());
    }
    return store
        .transactions()
        .in(
            () -> {
              store.cases().takeTurn();
              if (hazards.isThere(input.mineCode(), input.source(), input.number())) {
                throw Refused.field("number", THERE.zh(), THERE.en());
              }
              return view(enter(input, mines, actor), actor);
            });
  }

  private static final Text THERE =
      new Text("该矿已有同一来源、同一编号的隐患", "the mine has a hazard of this number from this source already");

  private MineGrid.Placed place(String mineCode, double northing, double easting) {
    return store
        .caseFindings()
        .findLatestNight()
        .map(night -> grid.place(night, mineCode, northing, easting))
        .orElseGet(
            () -> new MineGrid.Placed(Optional.empty(), Optional.of(MineGrid.Trouble.NO_GRID), ""));
  }

  /** A mine enters what it found itself, a resident what the residents found. */
  private static void requireMine(HazardInput input, Map<String, String> mines) {
    if (!mines.containsKey(input.mineCode())) {
      throw new HazardInput.Wrong("mine_code", "您的监管范围内没有该煤矿", "you supervise no such mine");
    }
  }

  private static void requireSource(HazardInput input, Actor actor) {
    if (actor.role() == Role.MINE_USER && !input.source().equals("mine")) {
      throw new HazardInput.Wrong(
          "source", "煤矿用户只能登记自查隐患（mine）", "a mine user enters only what the mine found: mine");
    }
    if (actor.role() == Role.RESIDENT_INSPECTOR && !input.source().equals("resident")) {
      throw new HazardInput.Wrong(
          "source",
          "驻矿监管员只能登记驻矿发现的隐患（resident）",
          "a resident inspector enters only what residents found: resident");
    }
  }

  private Map<String, String> mines(Actor actor) {
    Visible visible = access.of(actor);
    Map<String, String> names = new HashMap<>();
    for (SupervisedMine mine : store.caseFindings().listSupervised()) {
      if (visible.sees(mine.code())) {
        names.put(mine.code(), mine.name());
      }
    }
    return names;
  }

  private HazardRow enter(HazardInput input, Map<String, String> mines, Actor actor) {
    OffsetDateTime now = now();
    HazardRow row =
        new HazardRow(
            ids.get(),
            input.mineCode(),
            mines.getOrDefault(input.mineCode(), input.mineCode()),
            input.source(),
            input.number(),
            input.foundOn(),
            input.foundBy(),
            input.place(),
            input.point(),
            input.words(),
            input.level(),
            input.deadline(),
            input.acceptor(),
            1,
            HazardRow.OPEN,
            null,
            now);
    Map<String, Object> said = new TreeMap<>();
    said.put("source", row.source());
    said.put("number", row.number());
    said.put("level", row.level());
    said.put("deadline", Objects.toString(row.deadline(), ""));
    hazards.open(row, VisitStep.row(1, ADD, now, actor, said));
    said.put("mine", row.mineCode());
    access.audit(actor, "hazard.add", row.id(), said);
    return row;
  }

  /**
   * What became of a file.
   *
   * @param added hazards that are there now
   * @param rejected lines that are not, each with what is wrong
   */
  record Imported(int added, List<HazardFile.Rejected> rejected) {}

  /** Takes in a file line by line; a line that is wrong keeps no other out. */
  Imported importFile(byte[] bytes, Actor actor) {
    HazardFile file = HazardFile.read(bytes, today(), this::place);
    Map<String, String> mines = mines(actor);
    return store
        .transactions()
        .in(
            () -> {
              store.cases().takeTurn();
              List<HazardFile.Rejected> rejected = new ArrayList<>(file.rejected());
              int added = 0;
              for (HazardFile.Line line : file.lines()) {
                HazardInput input = line.input();
                try {
                  requireSource(input, actor);
                  requireMine(input, mines);
                  if (hazards.isThere(input.mineCode(), input.source(), input.number())) {
                    throw new HazardInput.Wrong("number", THERE.zh(), THERE.en());
                  }
                  enter(input, mines, actor);
                  added++;
                } catch (HazardInput.Wrong e) {
                  rejected.add(HazardFile.rejected(line.no(), e));
                }
              }
              rejected.sort(Comparator.comparingLong(HazardFile.Rejected::line));
              access.audit(
                  actor,
                  "hazard.import",
                  "hazards",
                  Map.of("added", added, "rejected", rejected.size()));
              return new Imported(added, List.copyOf(rejected));
            });
  }

  /** Steps of a hazard: what each leads from, and who takes it. */
  private enum Kind {
    CONFIRM(List.of(HazardRow.OPEN, HazardRow.DONE, HazardRow.CLOSED)),
    EXTEND(List.of(HazardRow.OPEN)),
    REPORT_DONE(List.of(HazardRow.OPEN)),
    ACCEPT(List.of(HazardRow.DONE)),
    REFUSE(List.of(HazardRow.DONE)),
    WITHDRAW(List.of(HazardRow.OPEN, HazardRow.DONE));

    private final List<String> from;

    Kind(List<String> from) {
      this.from = from;
    }

    String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    boolean isFor(HazardRow row, Actor actor) {
      boolean theirs = actor.is(Role.REGULATOR, Role.SUPERVISOR);
      return from.contains(row.state())
          && switch (this) {
            case REPORT_DONE -> theirs || actor.is(Role.RESIDENT_INSPECTOR, Role.MINE_USER);
            case ACCEPT, REFUSE -> theirs || actor.is(Role.RESIDENT_INSPECTOR);
            case CONFIRM -> theirs && row.confirmed() == null;
            case EXTEND, WITHDRAW -> theirs;
          };
    }
  }

  private static List<String> next(HazardRow row, Actor actor) {
    List<String> next = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (kind.isFor(row, actor)) {
        next.add(kind.wireName());
      }
    }
    return next;
  }

  /** Takes a step on a hazard. */
  HazardView step(String id, Said said, Actor actor) {
    String wanted =
        said.choice(
            "kind",
            java.util.Arrays.stream(Kind.values()).map(Kind::wireName).toList(),
            "步骤",
            "the step");
    Kind kind = Kind.valueOf(wanted.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    int version = said.whole("version", 1, Integer.MAX_VALUE, "版本号", "the version");
    String words = said.text("words", LONGEST_WORDS, true, "说明", "the words");
    return store.transactions().in(() -> take(id, kind, version, words, said, actor));
  }

  private HazardView take(String id, Kind kind, int version, String words, Said said, Actor actor) {
    HazardRow row = open(hazards.lock(id), actor);
    if (row.version() != version) {
      throw Refused.changed(
          new Text(
              "您打开之后该隐患已有更新；请看过再决定",
              "the hazard has changed since you opened it; look before you go on"),
          Map.of("hazard", view(row, actor)));
    }
    if (!kind.isFor(row, actor)) {
      throw kind.from.contains(row.state())
          ? Refused.person(new Text("您的角色现在不能办理这一步", "your role may not take this step now"))
          : Refused.field(
              "kind", "该隐患现在不能办理这一步", "the hazard does not stand so that this could be done");
    }
    requireAnother(row, kind, actor);
    OffsetDateTime now = now();
    Map<String, Object> kept = new TreeMap<>(Map.of("words", words));
    LocalDate deadline = row.deadline();
    if (kind == Kind.EXTEND) {
      deadline = said.requiredDate("deadline", "整改期限", "the deadline");
      if (deadline.isBefore(today())) {
        throw Refused.field(
            "deadline", "整改期限已过，应为今天或以后", "the deadline has passed; it must be today or later");
      }
      kept.put("deadline", deadline.toString());
    }
    HazardRow after =
        row.after(
            switch (kind) {
              case REPORT_DONE -> HazardRow.DONE;
              case ACCEPT -> HazardRow.CLOSED;
              case REFUSE -> HazardRow.OPEN;
              case WITHDRAW -> HazardRow.WITHDRAWN;
              default -> row.state();
            },
            deadline,
            kind == Kind.CONFIRM ? now : row.confirmed(),
            now);
    hazards.add(after, VisitStep.row(after.version(), kind.wireName(), now, actor, kept));
    kept.put("mine", row.mineCode());
    kept.put("number", row.number());
    access.audit(actor, "hazard." + kind.wireName(), row.id(), kept);
    return view(after, actor);
  }

  /** Who reported it as put right does not accept it. */
  private void requireAnother(HazardRow row, Kind kind, Actor actor) {
    if (kind != Kind.ACCEPT) {
      return;
    }
    String reported = "";
    for (var step : hazards.steps(row.id())) {
      if (step.kind().equals(Kind.REPORT_DONE.wireName())) {
        reported = step.byLogin();
      }
    }
    if (reported.equals(actor.login())) {
      throw Refused.person(
          new Text("报告整改完成的人不能自己验收", "who reported it as put right cannot accept it himself"));
    }
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock)
        .truncatedTo(ChronoUnit.MILLIS)
        .withOffsetSameInstant(ZoneOffset.UTC);
  }
}
