package org.minewatch.web.resident;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.minewatch.web.account.Role;
import org.minewatch.web.flow.Flow;
import org.minewatch.web.flow.Taken;
import org.minewatch.web.resident.GroupFacts.Member;
import org.minewatch.web.store.AccountRow;
import org.minewatch.web.store.Store;

/** Groups as they are on a day, by what their steps and the table of rules say. */
final class Groups {
  /** How many quarters back a report is asked for. */
  private static final int QUARTERS_BACK = 8;

  private final Store store;
  private final Clock clock;
  private final Flow flow = ResidentFlow.groups();
  private final GroupRules rules = new GroupRules();

  Groups(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The group of a mine, in state {@code none} where there is none yet. */
  record Opened(String mineCode, String mineName, List<Taken> steps, GroupFacts facts) {}

  Flow flow() {
    return flow;
  }

  GroupRules rules() {
    return rules;
  }

  Clock clock() {
    return clock;
  }

  LocalDate today() {
    return LocalDate.now(clock.withZone(store.caseFindings().timeZone()));
  }

  Opened open(String mineCode, String mineName) {
    List<Taken> steps = store.residentGroups().steps(mineCode).stream().map(Taken::of).toList();
    return new Opened(mineCode, mineName, steps, GroupFacts.of(steps, flow));
  }

  /** Name of a mine of the latest night or with a group. */
  Optional<String> mineName(String mineCode) {
    return store.caseFindings().listSupervised().stream()
        .filter(m -> m.code().equals(mineCode))
        .map(m -> m.name())
        .findFirst()
        .or(() -> store.residentGroups().find(mineCode).map(g -> g.mineName()));
  }

  boolean isMember(String mineCode, String login) {
    return store.residentGroups().minesOf(login, today()).contains(mineCode);
  }

  /** Whether an account is one of a resident inspector that may be used. */
  static boolean isAble(AccountRow account) {
    return account.enabled() && account.role().equals(Role.RESIDENT_INSPECTOR.wireName());
  }

  List<GroupView.Member> members(Opened opened, LocalDate today) {
    Map<String, Boolean> able = new HashMap<>();
    List<GroupView.Member> members = new ArrayList<>();
    for (Member m : opened.facts().members()) {
      boolean there = opened.facts().isStanding() && m.isThere(today);
      LocalDate since = opened.facts().servedSince(m, rules.get(GroupRules.ROTATION_GAP_DAYS));
      LocalDate by = since.plusMonths(rules.get(GroupRules.ROTATION_MOST_MONTHS)).minusDays(1);
      members.add(
          new GroupView.Member(
              m.login(),
              m.name(),
              m.from(),
              m.to(),
              there,
              able.computeIfAbsent(
                  m.login(),
                  login -> store.accounts().find(login).filter(Groups::isAble).isPresent()),
              there && opened.facts().leads(m.login(), today),
              since,
              by,
              there ? rotation(since, by, today) : ""));
    }
    return members;
  }

  private String rotation(LocalDate since, LocalDate by, LocalDate today) {
    if (today.isAfter(by)) {
      return "over";
    }
    if (!today.isBefore(by.minusDays(rules.get(GroupRules.ROTATION_NOTICE_DAYS)))) {
      return "near";
    }
    return today.isBefore(since.plusMonths(rules.get(GroupRules.ROTATION_LEAST_MONTHS)))
        ? ""
        : "may";
  }

  /** Quarters that are owed or were handed in, the last first. */
  List<GroupView.Report> reports(GroupFacts facts, LocalDate today) {
    TreeSet<Quarter> quarters = new TreeSet<>(facts.reports().keySet());
    if (facts.isStanding()) {
      quarters.addAll(owed(facts, today));
    }
    return quarters.descendingSet().stream()
        .map(
            q -> {
              LocalDate due = due(q);
              LocalDate on = facts.reports().get(q);
              return new GroupView.Report(
                  q.toString(), due, on, (on == null ? today : on).isAfter(due));
            })
        .toList();
  }

  /** Quarters that are over and without a report. */
  private static List<Quarter> owed(GroupFacts facts, LocalDate today) {
    List<Quarter> owed = new ArrayList<>();
    Quarter from = Quarter.of(facts.since());
    Quarter earliest = Quarter.of(today.minusMonths(3L * QUARTERS_BACK));
    Quarter quarter = from.compareTo(earliest) < 0 ? earliest : from;
    for (; quarter.lastDay().isBefore(today); quarter = quarter.next()) {
      if (!facts.reports().containsKey(quarter)) {
        owed.add(quarter);
      }
    }
    return owed;
  }

  LocalDate due(Quarter quarter) {
    return quarter.lastDay().plusDays(rules.get(GroupRules.REPORT_DAYS));
  }

  /** What a group lacks or has to do, gravest first. */
  List<String> warnings(
      GroupFacts facts, List<GroupView.Member> members, List<GroupView.Report> reports) {
    if (!facts.isStanding()) {
      return List.of("no-group");
    }
    List<String> warnings = new ArrayList<>();
    if (members.stream().filter(m -> m.there() && m.able()).map(m -> m.login()).distinct().count()
        < rules.get(GroupRules.LEAST_MEMBERS)) {
      warnings.add("few-members");
    }
    if (members.stream().noneMatch(m -> m.leader() && m.able())) {
      warnings.add("no-leader");
    }
    if (reports.stream().anyMatch(r -> r.handedIn() == null && r.late())) {
      warnings.add("report-overdue");
    }
    if (members.stream().anyMatch(m -> m.rotation().equals("over"))) {
      warnings.add("rotation-over");
    }
    if (members.stream().anyMatch(m -> m.there() && !m.able())) {
      warnings.add("account-off");
    }
    if (members.stream().anyMatch(m -> m.rotation().equals("near"))) {
      warnings.add("rotation-near");
    }
    if (reports.stream().anyMatch(r -> r.handedIn() == null && !r.late())) {
      warnings.add("report-due");
    }
    if (facts.board() == null) {
      warnings.add("no-board");
    }
    return warnings;
  }
}
