package org.minewatch.web.resident;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.account.Role;
import org.minewatch.web.account.Scope;
import org.minewatch.web.flow.Flow;
import org.minewatch.web.flow.Flow.Bar;
import org.minewatch.web.flow.Taken;
import org.minewatch.web.resident.Groups.Opened;
import org.minewatch.web.review.Paging;
import org.minewatch.web.review.Refused;
import org.minewatch.web.review.Said;
import org.minewatch.web.store.AccountRow;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.ResidentGroups;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/** What people do with resident groups: list them, look at one, read the boards, take a step. */
final class GroupDesk {

  private final Store store;
  private final MineRights rights;
  private final AuditLog audit;
  private final Groups groups;

  GroupDesk(Store store, MineRights rights, AuditLog audit, Groups groups) {
    this.store = store;
    this.rights = rights;
    this.audit = audit;
    this.groups = groups;
  }

  List<GroupRules.Line> rules() {
    return groups.rules().list();
  }

  private record MineOf(String code, String name, boolean hasGroup) {}

  /** Mines that may be seen, those with a group first. */
  private List<MineOf> mines(Actor actor, String text) {
    Visible visible = rights.of(actor);
    Set<String> withGroup = store.residentGroups().listMines(visible);
    TreeMap<String, MineOf> mines = new TreeMap<>();
    for (String code : withGroup) {
      mines.put(code, new MineOf(code, groups.mineName(code).orElse(code), true));
    }
    store.caseFindings().listSupervised().stream()
        .filter(m -> visible.sees(m.code()))
        .forEach(m -> mines.putIfAbsent(m.code(), new MineOf(m.code(), m.name(), false)));
    List<MineOf> sorted = new ArrayList<>(mines.values());
    sorted.removeIf(m -> !m.code().contains(text) && !m.name().contains(text));
    sorted.sort((a, b) -> Boolean.compare(b.hasGroup(), a.hasGroup()));
    return sorted;
  }

  Page<GroupView.Line> list(String text, PageRequest request, Actor actor) {
    LocalDate today = groups.today();
    Page<MineOf> page = Paging.of(mines(actor, text), request);
    return new Page<>(
        page.total(),
        page.page(),
        page.size(),
        page.items().stream().map(m -> line(groups.open(m.code(), m.name()), today)).toList());
  }

  private GroupView.Line line(Opened opened, LocalDate today) {
    return line(opened, groups.members(opened, today), groups.reports(opened.facts(), today));
  }

  private GroupView.Line line(
      Opened opened, List<GroupView.Member> members, List<GroupView.Report> reports) {
    return new GroupView.Line(
        opened.mineCode(),
        opened.mineName(),
        opened.facts().version(),
        opened.facts().state(),
        (int) members.stream().filter(m -> m.there() && m.able()).count(),
        members.stream()
            .filter(m -> m.leader() && m.able())
            .map(GroupView.Member::name)
            .findFirst()
            .orElse(""),
        groups.warnings(opened.facts(), members, reports));
  }

  /** The public boards of the mines that somebody may see. */
  List<GroupView.Board> boards(Actor actor) {
    LocalDate today = groups.today();
    return mines(actor, "").stream()
        .filter(MineOf::hasGroup)
        .map(m -> groups.open(m.code(), m.name()))
        .flatMap(o -> board(o, groups.members(o, today)).stream())
        .toList();
  }

  private static Optional<GroupView.Board> board(Opened opened, List<GroupView.Member> members) {
    GroupFacts.BoardText text = opened.facts().board();
    if (text == null || !opened.facts().isStanding()) {
      return Optional.empty();
    }
    List<GroupView.Member> there = members.stream().filter(m -> m.there() && m.able()).toList();
    return Optional.of(
        new GroupView.Board(
            opened.mineCode(),
            opened.mineName(),
            text.office(),
            there.stream()
                .filter(GroupView.Member::leader)
                .map(GroupView.Member::name)
                .findFirst()
                .orElse(""),
            there.stream().filter(m -> !m.leader()).map(GroupView.Member::name).toList(),
            text.phone(),
            text.words(),
            text.on()));
  }

  GroupView look(String mineCode, Actor actor) {
    return view(open(mineCode, actor), actor);
  }

  private Opened open(String mineCode, Actor actor) {
    rights.require(actor, mineCode);
    return groups.open(mineCode, groups.mineName(mineCode).orElseThrow(GroupDesk::unknown));
  }

  private static ErrorResponseException unknown() {
    return Problems.notFound("您的监管范围内没有该煤矿", "you supervise no such mine");
  }

  private GroupView view(Opened opened, Actor actor) {
    LocalDate today = groups.today();
    List<GroupView.Member> members = groups.members(opened, today);
    List<GroupView.Report> reports = groups.reports(opened.facts(), today);
    return new GroupView(
        line(opened, members, reports),
        opened.facts().since(),
        board(opened, members).orElse(null),
        members,
        reports,
        actor.is(Role.REGULATOR, Role.SUPERVISOR) ? candidates(opened.mineCode()) : List.of(),
        groups.flow().next(opened.facts().state(), actor.role(), kind -> bar(opened, kind, actor)),
        opened.steps());
  }

  /** Resident inspectors whose accounts have the mine. */
  private List<GroupView.Person> candidates(String mineCode) {
    return store.accounts().list().stream()
        .filter(a -> isCandidate(a, mineCode))
        .map(a -> new GroupView.Person(a.login(), a.name()))
        .toList();
  }

  private boolean isCandidate(AccountRow account, String mineCode) {
    return Groups.isAble(account)
        && rights
            .of(
                new Scope(
                    account.everything(),
                    Set.copyOf(account.authorities()),
                    Set.copyOf(account.mineCodes())))
            .sees(mineCode);
  }

  /** A report is handed in by a member; whoever is none is not offered it. */
  private Optional<Bar> bar(Opened opened, String kind, Actor actor) {
    return kind.equals("report")
            && actor.is(Role.RESIDENT_INSPECTOR)
            && !opened.facts().isMember(actor.login(), groups.today())
        ? Optional.of(
            new Bar(
                new Text(
                    "您不是该组成员，不能提交其季度报告", "you are no member of the group and hand in no report"),
                false))
        : Optional.empty();
  }

  /** Takes a step and answers the group after it. */
  GroupView step(String mineCode, JsonNode body, Actor actor) {
    Flow.Step wanted = groups.flow().asked(body);
    int version = Flow.version(body);
    TreeMap<String, Object> said = Said.read(wanted.label(), wanted.fields(), body);
    return store
        .cases()
        .inTransaction(
            () -> {
              store.cases().takeTurn();
              Opened opened = open(mineCode, actor);
              if (version != opened.facts().version()) {
                throw Flow.changed(version, opened.steps());
              }
              groups
                  .flow()
                  .require(
                      wanted.kind(),
                      opened.facts().state(),
                      actor.role(),
                      kind -> bar(opened, kind, actor));
              check(opened, wanted.kind(), said);
              return view(append(opened, wanted.kind(), said, actor), actor);
            });
  }

  private void check(Opened opened, String kind, TreeMap<String, Object> said) {
    LocalDate today = groups.today();
    switch (kind) {
      case "found", "resume" -> notLater(said, today);
      case "board" -> said.put("on", today.toString());
      case "join" -> join(opened, said);
      case "leave" -> leave(opened, said, today);
      case "lead" -> {
        String login = (String) said.get("member");
        if (!opened.facts().isMember(login, today)) {
          throw Refused.field("member", "组长须是现任成员", "the leader must be a member today");
        }
        nameOf(opened, said);
      }
      case "report" -> report(opened.facts(), said, today);
      default -> {
        // Nothing else to ask.
      }
    }
  }

  private static LocalDate notLater(Map<String, Object> said, LocalDate today) {
    LocalDate on = LocalDate.parse((String) said.get("on"));
    if (on.isAfter(today)) {
      throw Refused.field("on", "日期不能在今天以后", "the date must not be after today");
    }
    return on;
  }

  private void join(Opened opened, TreeMap<String, Object> said) {
    String login = (String) said.get("member");
    AccountRow account =
        store
            .accounts()
            .find(login)
            .filter(a -> isCandidate(a, opened.mineCode()))
            .orElseThrow(
                () ->
                    Refused.field(
                        "member",
                        "成员须是启用的驻矿监管员账号，且账号范围包含该矿",
                        "a member needs an account of a resident inspector that is in use and has"
                            + " the mine"));
    LocalDate from = LocalDate.parse((String) said.get("from"));
    if (opened.facts().last(login).filter(m -> m.isOpen(from)).isPresent()) {
      throw Refused.field("member", "该人那时已是成员", "this is a member already then");
    }
    said.put("memberName", account.name());
  }

  private void leave(Opened opened, TreeMap<String, Object> said, LocalDate today) {
    LocalDate on = LocalDate.parse((String) said.get("on"));
    GroupFacts.Member member =
        opened
            .facts()
            .last((String) said.get("member"))
            .filter(m -> m.isOpen(today))
            .orElseThrow(() -> Refused.field("member", "该人不是成员", "this is no member"));
    if (on.isBefore(member.from())) {
      throw Refused.field("on", "离组日期早于入组日期", "the last day is before the first");
    }
    said.put("memberName", member.name());
  }

  private static void nameOf(Opened opened, TreeMap<String, Object> said) {
    opened
        .facts()
        .last((String) said.get("member"))
        .ifPresent(m -> said.put("memberName", m.name()));
  }

  private void report(GroupFacts facts, TreeMap<String, Object> said, LocalDate today) {
    LocalDate on = notLater(said, today);
    Quarter quarter =
        Quarter.parse((String) said.get("quarter"))
            .orElseThrow(
                () ->
                    Refused.field("quarter", "季度应写作 2026Q1", "the quarter is written like 2026Q1"));
    if (facts.reports().containsKey(quarter)) {
      throw Refused.field("quarter", "该季度的报告已提交", "the report of this quarter is in already");
    }
    if (on.isBefore(quarter.firstDay())) {
      throw Refused.field("quarter", "该季度尚未开始", "this quarter has not begun then");
    }
    if (quarter.lastDay().isBefore(facts.since())) {
      throw Refused.field("quarter", "那时还没有该组", "the group was not there in this quarter");
    }
    said.put("quarter", quarter.toString());
  }

  private Opened append(Opened before, String kind, Map<String, ?> said, Actor actor) {
    Taken step =
        Taken.now(before.facts().version() + 1, kind, said, actor, Taken.moment(groups.clock()));
    List<Taken> steps = new ArrayList<>(before.steps());
    steps.add(step);
    GroupFacts facts = GroupFacts.of(steps, groups.flow());
    store
        .residentGroups()
        .add(
            new ResidentGroups.Group(
                before.mineCode(), before.mineName(), facts.version(), facts.state(), step.at()),
            step.toRow(),
            facts.stints());
    TreeMap<String, Object> detail = new TreeMap<>(said);
    detail.put("version", step.seq());
    detail.put("mine", before.mineCode());
    audit.append(actor, "resident." + kind, before.mineCode(), detail);
    return new Opened(before.mineCode(), before.mineName(), List.copyOf(steps), facts);
  }
}
