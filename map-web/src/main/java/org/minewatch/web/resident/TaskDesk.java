package org.minewatch.web.resident;

import java.time.LocalDate;
import java.time.OffsetDateTime;
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
import org.minewatch.web.flow.Flow;
import org.minewatch.web.flow.Flow.Bar;
import org.minewatch.web.flow.Taken;
import org.minewatch.web.review.Paging;
import org.minewatch.web.review.Refused;
import org.minewatch.web.review.Said;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.ResidentTask;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.minewatch.web.system.RandomId;
import org.minewatch.wording.Text;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/**
 * What people do with tasks of resident groups. A resident inspector knows of those of the groups
 * that he is in, and of none about a lead that is sealed meanwhile.
 */
final class TaskDesk {

  private final Store store;
  private final MineRights rights;
  private final AuditLog audit;
  private final Groups groups;
  private final Flow flow = ResidentFlow.tasks();

  TaskDesk(Store store, MineRights rights, AuditLog audit, Groups groups) {
    this.store = store;
    this.rights = rights;
    this.audit = audit;
    this.groups = groups;
  }

  private record Opened(ResidentTask task, List<Taken> steps) {}

  /** Whom a task is given to; both empty for the whole group. */
  private record Doer(String login, String name) {}

  Page<TaskView.Line> list(boolean all, String mineCode, PageRequest request, Actor actor) {
    LocalDate today = groups.today();
    Visible visible = rights.of(actor);
    Set<String> own = store.residentGroups().minesOf(actor.login(), today);
    List<TaskView.Line> found =
        store
            .residentTasks()
            .list(all ? ResidentFlow.TASK_STATES : ResidentFlow.UNFINISHED, visible)
            .stream()
            .filter(t -> mineCode.isEmpty() || t.mineCode().equals(mineCode))
            .filter(t -> !actor.is(Role.RESIDENT_INSPECTOR) || own.contains(t.mineCode()))
            .map(t -> TaskView.Line.of(t, today, isOwn(t, actor, own)))
            .toList();
    return Paging.of(found, request);
  }

  private static boolean isOwn(ResidentTask task, Actor actor, Set<String> own) {
    return own.contains(task.mineCode())
        && (task.memberLogin().isEmpty() || task.memberLogin().equals(actor.login()));
  }

  TaskView look(String id, Actor actor) {
    return view(open(store.residentTasks().find(id), actor), actor);
  }

  static ErrorResponseException unknown() {
    return Problems.notFound("没有这项任务", "there is no such task");
  }

  private Opened open(Optional<ResidentTask> task, Actor actor) {
    Visible visible = rights.of(actor);
    ResidentTask found =
        task.filter(t -> visible.sees(t.mineCode()) && visible.seesFinding(t.findingId()))
            .filter(
                t ->
                    !actor.is(Role.RESIDENT_INSPECTOR)
                        || groups.isMember(t.mineCode(), actor.login()))
            .orElseThrow(TaskDesk::unknown);
    return new Opened(
        found, store.residentTasks().steps(found.id()).stream().map(Taken::of).toList());
  }

  private TaskView view(Opened opened, Actor actor) {
    ResidentTask task = opened.task();
    LocalDate today = groups.today();
    return new TaskView(
        TaskView.Line.of(
            task, today, isOwn(task, actor, store.residentGroups().minesOf(actor.login(), today))),
        task.source(),
        task.sourceId(),
        task.sourceNo(),
        task.givenAt(),
        task.byName(),
        flow.next(task.state(), actor.role(), kind -> bar(task, kind, actor)),
        opened.steps());
  }

  /** What was given to one member is done by that member or by the leader. */
  private Optional<Bar> bar(ResidentTask task, String kind, Actor actor) {
    if (!kind.equals("done")
        || task.memberLogin().isEmpty()
        || task.memberLogin().equals(actor.login())
        || groups
            .open(task.mineCode(), task.mineName())
            .facts()
            .leads(actor.login(), groups.today())) {
      return Optional.empty();
    }
    return Optional.of(
        new Bar(
            new Text(
                "任务交给了" + task.memberName() + "，由其本人或组长报告完成",
                "it was given to "
                    + task.memberName()
                    + ", who reports it done, or the leader does"),
            true));
  }

  TaskView give(JsonNode body, Actor actor) {
    TreeMap<String, Object> said = Said.read(ResidentFlow.GIVEN.label(), ResidentFlow.GIVE, body);
    return store
        .cases()
        .inTransaction(
            () -> {
              store.cases().takeTurn();
              ResidentTask task = task(said, actor);
              TreeMap<String, Object> first = new TreeMap<>();
              first.put("due", task.due().toString());
              first.put("memberName", task.memberName());
              Taken given = Taken.now(1, "give", first, actor, task.givenAt());
              store.residentTasks().open(task, given.toRow());
              audit(
                  actor,
                  "give",
                  task,
                  Map.of(
                      "due",
                      task.due().toString(),
                      "member",
                      task.memberLogin(),
                      "source",
                      task.source(),
                      "sourceId",
                      task.sourceId()));
              return view(new Opened(task, List.of(given)), actor);
            });
  }

  private ResidentTask task(Map<String, Object> said, Actor actor) {
    String mine = (String) said.get("mine");
    Visible visible = rights.of(actor);
    String name =
        Optional.of(mine)
            .filter(visible::sees)
            .flatMap(groups::mineName)
            .orElseThrow(() -> Refused.field("mine", "您的监管范围内没有该煤矿", "you supervise no such mine"));
    Doer doer = doer((String) said.getOrDefault("member", ""), mine, name);
    TaskSource source = TaskSource.read(said, mine, visible, store);
    OffsetDateTime now = Taken.moment(groups.clock());
    return new ResidentTask(
        RandomId.next(),
        mine,
        name,
        source.kind(),
        source.id(),
        source.number(),
        source.findingId(),
        (String) said.get("words"),
        due(said),
        doer.login(),
        doer.name(),
        now,
        actor.name(),
        1,
        "open",
        now);
  }

  private Doer doer(String login, String mine, String mineName) {
    GroupFacts facts = groups.open(mine, mineName).facts();
    if (!facts.isStanding()) {
      throw Refused.field("mine", "该矿没有驻矿监管组", "this mine has no resident group");
    }
    if (login.isEmpty()) {
      return new Doer("", "");
    }
    if (!facts.isMember(login, groups.today())) {
      throw Refused.field("member", "须是该组现任成员", "it must be a member of the group today");
    }
    return new Doer(login, facts.last(login).orElseThrow().name());
  }

  private LocalDate due(Map<String, Object> said) {
    LocalDate due = LocalDate.parse((String) said.get("due"));
    if (due.isBefore(groups.today())) {
      throw Refused.field("due", "期限已过，应为今天或以后", "the day has passed; it must be today or later");
    }
    return due;
  }

  /** Takes a step and answers the task after it. */
  TaskView step(String id, JsonNode body, Actor actor) {
    Flow.Step wanted = flow.asked(body);
    int version = Flow.version(body);
    TreeMap<String, Object> said = Said.read(wanted.label(), wanted.fields(), body);
    return store
        .cases()
        .inTransaction(
            () -> {
              Opened opened = open(store.residentTasks().lock(id), actor);
              if (version != opened.task().version()) {
                throw Flow.changed(version, opened.steps());
              }
              flow.require(
                  wanted.kind(),
                  opened.task().state(),
                  actor.role(),
                  kind -> bar(opened.task(), kind, actor));
              return view(append(opened, wanted.kind(), said, actor), actor);
            });
  }

  private Opened append(Opened before, String kind, TreeMap<String, Object> said, Actor actor) {
    ResidentTask task = before.task();
    LocalDate due = kind.equals("extend") ? due(said) : task.due();
    Doer doer = new Doer(task.memberLogin(), task.memberName());
    if (kind.equals("hand-over")) {
      doer = doer((String) said.getOrDefault("member", ""), task.mineCode(), task.mineName());
      said.put("memberName", doer.name());
    }
    Taken step = Taken.now(task.version() + 1, kind, said, actor, Taken.moment(groups.clock()));
    ResidentTask after =
        task.after(flow.after(kind, task.state()), due, doer.login(), doer.name(), step.at());
    store.residentTasks().add(after, step.toRow());
    TreeMap<String, Object> detail = new TreeMap<>(said);
    detail.put("version", step.seq());
    detail.put("from", task.state());
    detail.put("to", after.state());
    audit(actor, kind, after, detail);
    List<Taken> steps = new ArrayList<>(before.steps());
    steps.add(step);
    return new Opened(after, List.copyOf(steps));
  }

  private void audit(Actor actor, String what, ResidentTask task, Map<String, ?> detail) {
    TreeMap<String, Object> all = new TreeMap<>(detail);
    all.put("mine", task.mineCode());
    audit.append(actor, "resident-task." + what, task.id(), all);
  }
}
