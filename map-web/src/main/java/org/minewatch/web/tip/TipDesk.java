package org.minewatch.web.tip;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.flow.Flow;
import org.minewatch.web.flow.Taken;
import org.minewatch.web.review.Paging;
import org.minewatch.web.review.Refused;
import org.minewatch.web.review.Said;
import org.minewatch.web.store.CaseFinding;
import org.minewatch.web.store.CaseFindings;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.Cases;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.TipOff;
import org.minewatch.web.store.TipOffs;
import org.minewatch.web.store.Transactions;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.minewatch.web.system.RandomId;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/** What people do with tip-offs: receive one, list them, look at one, take a step, see who told. */
final class TipDesk {
  private static final Pattern CASE_NUMBER = Pattern.compile("(\\d{4})-(\\d{5})");
  private static final Pattern TIP_NUMBER = Pattern.compile("J(\\d{4})-(\\d{5})");

  private final Cases cases;
  private final CaseFindings findings;
  private final TipOffs tips;
  private final IdentityVault vault;
  private final MineRights rights;
  private final AuditLog audit;
  private final Clock clock;
  private final Duration unmasked;
  private final Transactions transactions;
  private final TipDeadlines deadlines = new TipDeadlines();
  private final Flow flow = TipFlow.load();

  TipDesk(
      Cases cases,
      CaseFindings findings,
      TipOffs tips,
      IdentityVault vault,
      MineRights rights,
      AuditLog audit,
      Clock clock,
      Duration unmasked,
      Transactions transactions) {
    this.cases = cases;
    this.findings = findings;
    this.tips = tips;
    this.vault = vault;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
    this.unmasked = unmasked;
    this.transactions = transactions;
  }

  private record Opened(TipOff tip, List<Taken> steps, TipFacts facts) {}

  LocalDate today() {
    return LocalDate.now(clock.withZone(findings.timeZone()));
  }

  List<TipDeadlines.Line> deadlines() {
    return deadlines.list();
  }

  /** Writes a tip-off down under the next number. */
  TipView receive(JsonNode body, Actor actor) {
    TreeMap<String, Object> said = Said.read(TipFlow.RECEIVE.label(), TipFlow.RECEIPT, body);
    LocalDate cameOn = LocalDate.parse((String) said.get("cameOn"));
    if (cameOn.isAfter(today())) {
      throw Refused.field("cameOn", "收到日期不能晚于今天", "the day it came cannot be after today");
    }
    String mineCode = (String) said.getOrDefault("mine", "");
    String mineName = mineName(mineCode, actor);
    Optional<Identity> identity = Identity.read(body.path("identity"));
    for (String field : List.of("place", "happened", "words")) {
      String text = (String) said.getOrDefault(field, "");
      if (identity.isPresent() && identity.get().isIn(text)) {
        throw Refused.field(
            field,
            "此处写有举报人的姓名或号码，请删去：内容会被多人看到",
            "this names who told; leave it out, for more people read it");
      }
    }
    boolean urgent = body.path("urgent").asBoolean(false);
    LocalDate due =
        today().plusDays(deadlines.days(urgent ? TipDeadlines.DECIDE_URGENT : TipDeadlines.DECIDE));
    return cases.inTransaction(
        () -> {
          cases.takeTurn();
          OffsetDateTime now = Taken.moment(clock);
          TipOff tip =
              new TipOff(
                  RandomId.next(),
                  tips.nextNumber(today().getYear()),
                  now,
                  cameOn,
                  (String) said.get("channel"),
                  urgent,
                  mineCode,
                  mineName,
                  (String) said.getOrDefault("place", ""),
                  (String) said.getOrDefault("happened", ""),
                  (String) said.get("words"),
                  actor.login(),
                  actor.name(),
                  1,
                  "received",
                  TipFacts.NO_REWARD,
                  due,
                  now);
          Taken receipt =
              Taken.now(
                  1,
                  "receive",
                  Map.of("named", identity.isPresent(), "due", due.toString()),
                  actor,
                  now);
          tips.add(tip, receipt.toRow());
          identity.ifPresent(i -> vault.put(tip.id(), i));
          audit(actor, "receive", tip, Map.of("named", identity.isPresent()));
          return view(open(tip), actor);
        });
  }

  private String mineName(String code, Actor actor) {
    Visible visible = rights.of(actor);
    if (code.isEmpty()) {
      if (!visible.everything()) {
        throw Refused.field("mine", "须选择煤矿", "say which mine");
      }
      return "";
    }
    return findings
        .findLatestNight()
        .flatMap(
            night ->
                findings.listMines(night).stream()
                    .filter(m -> m.code().equals(code) && visible.sees(code))
                    .findFirst())
        .orElseThrow(() -> Refused.field("mine", "您的监管范围内没有该煤矿", "you supervise no such mine"))
        .name();
  }

  /** Which tip-offs are wanted; an empty text does not restrict. */
  record Filter(boolean all, String text, String finding) {}

  Page<TipView.Line> list(Filter filter, PageRequest request, Actor actor) {
    Visible visible = rights.of(actor);
    List<TipOff> found =
        filter.finding().isEmpty()
            ? tips.list(filter.all() ? TipFlow.STATES : TipFlow.UNFINISHED)
            : tips.listAbout(cases.caseOf(filter.finding()));
    LocalDate today = today();
    Page<TipView.Line> page =
        Paging.of(
            found.stream()
                .filter(t -> sees(visible, t))
                .filter(t -> TipView.contains(t, filter.text()))
                .map(t -> TipView.Line.of(t, today))
                .toList(),
            request);
    if (!page.items().isEmpty()) {
      cases.inTransaction(
          () -> {
            audit.append(
                actor,
                "tip.list",
                "tips",
                Map.of("tips", page.items().stream().map(TipView.Line::number).toList()));
            return true;
          });
    }
    return page;
  }

  private static boolean sees(Visible visible, TipOff tip) {
    return tip.mineCode().isEmpty() ? visible.everything() : visible.sees(tip.mineCode());
  }

  /** A tip-off for somebody whose business it is; the look is written down. */
  TipView look(String id, Actor actor) {
    return cases.inTransaction(
        () -> {
          Opened opened = open(require(tips.find(id), actor));
          audit(actor, "view", opened.tip(), Map.of());
          return view(opened, actor);
        });
  }

  private TipOff require(Optional<TipOff> tip, Actor actor) {
    return tip.filter(t -> sees(rights.of(actor), t)).orElseThrow(TipDesk::unknown);
  }

  private static ErrorResponseException unknown() {
    return Problems.notFound("没有这件举报", "there is no such tip-off");
  }

  private Opened open(TipOff tip) {
    List<Taken> steps = tips.steps(tip.id()).stream().map(Taken::of).toList();
    return new Opened(tip, steps, TipFacts.of(steps, flow));
  }

  private TipView view(Opened opened, Actor actor) {
    TipFacts facts = opened.facts();
    TipOff tip = opened.tip();
    return new TipView(
        TipView.Line.of(tip, today()),
        tip.place(),
        tip.happened(),
        tip.words(),
        tip.receivedAt(),
        tip.byName(),
        facts.named(),
        facts.result(),
        facts.amount(),
        facts.findings().stream().flatMap(f -> link(f).stream()).toList(),
        facts.look(),
        flow.isFor("identify", actor.role())
            && flow.leadsFrom("identify", facts.state())
            && !facts.named(),
        mayRead(facts, actor),
        flow.next(facts.state(), actor.role(), kind -> TipRules.bar(facts, kind, actor)),
        opened.steps());
  }

  private Optional<TipView.Link> link(String findingId) {
    return findings
        .find(findingId)
        .map(
            f ->
                new TipView.Link(
                    f.id(),
                    f.rule(),
                    f.titleZh(),
                    f.titleEn(),
                    cases
                        .find(cases.caseOf(f.id()))
                        .map(CaseRow::registration)
                        .map(r -> "%d-%05d".formatted(r.year(), r.serial()))
                        .orElse(null)));
  }

  private boolean mayRead(TipFacts facts, Actor actor) {
    return facts.look() != null
        && flow.isFor("unmask-read", actor.role())
        && flow.leadsFrom("unmask-read", facts.state())
        && facts.look().isOpenTo(actor.login(), Taken.moment(clock), unmasked);
  }

  /** Takes a step and answers the tip-off after it. */
  TipView step(String id, JsonNode body, Actor actor) {
    Flow.Step wanted = flow.asked(body);
    int version = Flow.version(body);
    TreeMap<String, Object> said = Said.read(wanted.label(), wanted.fields(), body);
    return cases.inTransaction(
        () -> {
          Opened opened = open(require(tips.lock(id), actor));
          if (version != opened.facts().version()) {
            throw Flow.changed(version, opened.steps());
          }
          requireAllowed(opened, wanted.kind(), actor);
          prepare(opened, wanted.kind(), said, actor);
          return view(append(opened, wanted.kind(), said, actor), actor);
        });
  }

  private void requireAllowed(Opened opened, String kind, Actor actor) {
    flow.require(
        kind, opened.facts().state(), actor.role(), k -> TipRules.bar(opened.facts(), k, actor));
  }

  /** Checks what hangs on other rows, and says what is owed next. */
  private void prepare(Opened opened, String kind, TreeMap<String, Object> said, Actor actor) {
    TipFacts facts = opened.facts();
    switch (kind) {
      case "accept", "reopen" -> owe(said, TipDeadlines.CONCLUDE);
      case "conclude", "decline", "transfer" -> oweReply(facts, said);
      case "duplicate" -> {
        requireEarlier(opened.tip(), (String) said.get("of"), actor);
        oweReply(facts, said);
      }
      case "reply" -> said.put("due", "");
      case "link" -> said.put("finding", linkable(opened, (String) said.get("finding"), actor));
      case "unlink" -> {
        if (!facts.findings().contains((String) said.get("finding"))) {
          throw Refused.field("finding", "没有关联这项线索", "it is not linked with this finding");
        }
        tips.unlink(opened.tip().id(), (String) said.get("finding"));
      }
      case "extend" -> extend(facts, said);
      case "unmask-ask" -> requireCase(facts, (String) said.get("caseNumber"));
      default -> {
        // Nothing else to ask.
      }
    }
  }

  private void owe(TreeMap<String, Object> said, String duty) {
    said.put("due", today().plusDays(deadlines.days(duty)).toString());
  }

  private void oweReply(TipFacts facts, TreeMap<String, Object> said) {
    if (facts.named()) {
      owe(said, TipDeadlines.REPLY);
    } else {
      said.put("due", "");
    }
  }

  private void requireEarlier(TipOff tip, String number, Actor actor) {
    Matcher parts = TIP_NUMBER.matcher(number);
    Optional<TipOff> other =
        parts.matches()
            ? tips.findNumber(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))
            : Optional.empty();
    if (other.filter(o -> sees(rights.of(actor), o)).filter(o -> isBefore(o, tip)).isEmpty()) {
      throw Refused.field("of", "没有这件更早的举报", "there is no such earlier tip-off");
    }
  }

  private static boolean isBefore(TipOff one, TipOff other) {
    return one.number().text().compareTo(other.number().text()) < 0;
  }

  private String linkable(Opened opened, String findingId, Actor actor) {
    CaseFinding finding =
        findings
            .find(cases.caseOf(findingId))
            .filter(f -> rights.sees(actor, f.mineCode()))
            .orElseThrow(() -> Refused.field("finding", "没有这项线索", "there is no such finding"));
    if (!opened.tip().mineCode().isEmpty() && !opened.tip().mineCode().equals(finding.mineCode())) {
      throw Refused.field("finding", "这项线索属于另一座煤矿", "this finding is of another mine");
    }
    if (opened.facts().findings().contains(finding.id())) {
      throw Refused.field("finding", "已经关联", "it is linked already");
    }
    tips.link(opened.tip().id(), finding.id());
    return finding.id();
  }

  private void extend(TipFacts facts, TreeMap<String, Object> said) {
    LocalDate wanted = LocalDate.parse((String) said.get("deadline"));
    LocalDate latest = facts.dueAtFirst().plusDays(deadlines.days(TipDeadlines.EXTEND_MOST));
    if (!wanted.isAfter(facts.due()) || wanted.isAfter(latest)) {
      throw Refused.field(
          "deadline",
          "应晚于 " + facts.due() + "，不晚于 " + latest,
          "it must be after " + facts.due() + " and not after " + latest);
    }
    said.put("due", wanted.toString());
  }

  private void requireCase(TipFacts facts, String number) {
    Matcher parts = CASE_NUMBER.matcher(number);
    boolean linked =
        parts.matches()
            && cases
                .findNumber(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))
                .filter(
                    c ->
                        facts.findings().stream()
                            .anyMatch(f -> cases.caseOf(f).equals(c.finding().id())))
                .isPresent();
    if (!linked) {
      throw Refused.field(
          "caseNumber",
          "须写明与本举报关联的案件编号，如 2026-00042",
          "say the number of a case that it is linked with, such as 2026-00042");
    }
  }

  private Opened append(Opened before, String kind, Map<String, ?> said, Actor actor) {
    OffsetDateTime now = Taken.moment(clock);
    Taken step = Taken.now(before.facts().version() + 1, kind, said, actor, now);
    List<Taken> steps = new java.util.ArrayList<>(before.steps());
    steps.add(step);
    TipFacts facts = TipFacts.of(steps, flow);
    TipOff after =
        before.tip().after(facts.version(), facts.state(), facts.reward(), facts.due(), now);
    tips.add(step.toRow(), after);
    TreeMap<String, Object> detail = new TreeMap<>();
    detail.put("version", step.seq());
    if (said.containsKey("caseNumber")) {
      detail.put("case", said.get("caseNumber"));
    }
    audit(actor, kind, after, detail);
    return new Opened(after, List.copyOf(steps), facts);
  }

  /** Notes who told when that became known later. */
  TipView identify(String id, JsonNode body, Actor actor) {
    Identity identity =
        Identity.read(body.path("identity"))
            .orElseThrow(
                () ->
                    Refused.field("identity.name", "须至少填写一项", "say at least one thing about them"));
    return cases.inTransaction(
        () -> {
          Opened opened = open(require(tips.lock(id), actor));
          requireAllowed(opened, "identify", actor);
          vault.put(id, identity);
          return view(append(opened, "identify", Map.of(), actor), actor);
        });
  }

  /**
   * Who told, and until when it may be seen.
   *
   * @param caseNumber that was stated
   */
  record Unmasked(Identity identity, String caseNumber, OffsetDateTime until) {}

  /** Shows who told to the person who asked, while it is allowed; each look is a step. */
  Unmasked unmask(String id, Actor actor) {
    return cases.inTransaction(
        () -> {
          Opened opened = open(require(tips.lock(id), actor));
          if (!mayRead(opened.facts(), actor)) {
            throw Problems.forbidden(
                "须先写明案件编号申请，并由另一人同意；同意后限时查看",
                "ask first, with the number of a case; another person has to allow it, for a time");
          }
          TipFacts.Look look = opened.facts().look();
          append(opened, "unmask-read", Map.of("caseNumber", look.caseNumber()), actor);
          return new Unmasked(
              vault.find(id).orElseThrow(), look.caseNumber(), look.answeredAt().plus(unmasked));
        });
  }

  /**
   * Gives every identity a new key; each batch is a transaction of its own, and it may be repeated.
   */
  int rotate(Actor actor) {
    int count = vault.rotate(transactions);
    transactions.in(
        () -> {
          audit.append(actor, "tip.rotate-key", "tip-keys", Map.of("identities", count));
          return true;
        });
    return count;
  }

  private void audit(Actor actor, String what, TipOff tip, Map<String, ?> detail) {
    audit.append(actor, "tip." + what, tip.number().text(), detail);
  }
}
