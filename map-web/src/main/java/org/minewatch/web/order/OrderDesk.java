package org.minewatch.web.order;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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
import org.minewatch.web.store.MineOrder;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/** What people do with orders: issue one, list them, look at one, take a step. */
final class OrderDesk {
  /** What the mine's own people read of what was done. */
  private static final Set<String> TOLD_TO_MINE =
      Set.of("issue", "report-done", "accept", "refuse", "lift", "extend", "cancel");

  private final Store store;
  private final MineRights rights;
  private final AuditLog audit;
  private final Clock clock;
  private final OrdersTable table;
  private final OrderIssue issue;
  private final OrderWatch watch;
  private final OrderNights nights;
  private final Acceptors acceptors = new Acceptors();
  private final Flow flow = OrderFlow.load();

  OrderDesk(Store store, MineRights rights, AuditLog audit, Clock clock, OrdersTable table) {
    this.store = store;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
    this.table = table;
    this.issue = new OrderIssue(store, rights, clock);
    this.watch = new OrderWatch(store.caseFindings(), store.nights(), store.layers());
    this.nights = new OrderNights(store);
  }

  private record Opened(MineOrder order, List<Taken> steps, OrderFacts facts) {}

  private ZoneId zone() {
    return store.caseFindings().timeZone();
  }

  /** A moment as the region's clocks show it. */
  OffsetDateTime local(OffsetDateTime moment) {
    return moment.atZoneSameInstant(zone()).toOffsetDateTime();
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(zone()));
  }

  List<Acceptors.Line> acceptors() {
    return acceptors.list();
  }

  /** Writes the orders for the nightly run as they stand. */
  void writeTable() {
    table.write(store.mineOrders().listHalting(), zone());
  }

  OrderView issue(JsonNode body, Actor actor) {
    OrderView view =
        store
            .cases()
            .inTransaction(
                () -> {
                  store.cases().takeTurn();
                  MineOrder order = issue.read(body, actor, zone());
                  TreeMap<String, Object> said = new TreeMap<>();
                  said.put("orderNo", order.orderNo());
                  said.put("deadline", order.deadline() == null ? "" : order.deadline().toString());
                  Taken first = Taken.now(1, "issue", said, actor, order.issuedAt());
                  store.mineOrders().add(order, first.toRow());
                  audit(
                      actor,
                      "issue",
                      order,
                      Map.of("kind", order.kind(), "whole", order.area() == null));
                  return view(open(order), actor);
                });
    writeTable();
    return view;
  }

  /** Which orders are wanted; an empty text does not restrict. */
  record Filter(boolean all, String text, String mineCode) {}

  Page<OrderView.Line> list(Filter filter, PageRequest request, Actor actor) {
    Visible visible = rights.of(actor);
    List<MineOrder> found =
        store
            .mineOrders()
            .list(filter.all() ? OrderFlow.STATES : OrderFlow.UNFINISHED, visible)
            .stream()
            .filter(o -> filter.mineCode().isEmpty() || o.mineCode().equals(filter.mineCode()))
            .filter(o -> OrderView.contains(o, filter.text()))
            .toList();
    Page<MineOrder> page = Paging.of(found, request);
    return new Page<>(
        page.total(),
        page.page(),
        page.size(),
        page.items().stream().map(o -> line(open(o), visible, actor)).toList());
  }

  private OrderView.Line line(Opened opened, Visible visible, Actor actor) {
    return OrderView.Line.of(
        opened.order(),
        opened.facts().isOverdue(today()),
        actor.is(Role.MINE_USER)
            ? null
            : watch.of(opened.order(), visible, MineRights.knowsSealedLeads(actor.role())));
  }

  OrderView look(String id, Actor actor) {
    return view(open(require(store.mineOrders().find(id), actor)), actor);
  }

  /** People in its area night by night; only for who may know of any lead that this would tell. */
  List<OrderNights.Inside> nights(String id, Actor actor) {
    return nights.of(require(store.mineOrders().find(id), actor), today(), zone());
  }

  private MineOrder require(Optional<MineOrder> order, Actor actor) {
    return order.filter(o -> rights.sees(actor, o.mineCode())).orElseThrow(OrderDesk::unknown);
  }

  static ErrorResponseException unknown() {
    return Problems.notFound("没有这份指令", "there is no such order");
  }

  private Opened open(MineOrder order) {
    List<Taken> steps = store.mineOrders().steps(order.id()).stream().map(Taken::of).toList();
    return new Opened(order, steps, OrderFacts.of(steps, flow));
  }

  private OrderView view(Opened opened, Actor actor) {
    MineOrder order = opened.order();
    OrderFacts facts = opened.facts();
    boolean ofMine = actor.is(Role.MINE_USER);
    Visible visible = rights.of(actor);
    return new OrderView(
        line(opened, visible, actor),
        ofMine || !visible.seesFinding(order.findingId()) ? "" : order.findingId(),
        order.issuedAt(),
        order.byName(),
        order.to(),
        order.ceiling(),
        order.area() == null ? "" : order.area().wkt(),
        order.area() == null ? "" : order.area().crs(),
        order.area() == null ? null : order.area().geoJson(),
        order.demand(),
        order.acceptor(),
        order.acceptorName(),
        facts.acceptBy(),
        mustSign(opened),
        flow.next(facts.state(), actor.role(), kind -> bar(opened, kind, actor)),
        opened.steps().stream().filter(s -> !ofMine || TOLD_TO_MINE.contains(s.kind())).toList());
  }

  private List<String> mustSign(Opened opened) {
    return acceptors.get(opened.order().acceptor()).signers().stream()
        .filter(signer -> !opened.facts().signed().contains(signer))
        .toList();
  }

  private Optional<Bar> bar(Opened opened, String kind, Actor actor) {
    return switch (kind) {
      case "sign" ->
          mustSign(opened).isEmpty()
              ? Optional.of(new Bar(new Text("不需要更多签字", "no more signatures are needed"), false))
              : Optional.empty();
      case "accept" -> {
        if (!mustSign(opened).isEmpty()) {
          yield Optional.of(
              new Bar(
                  new Text("签字尚未齐全，不能验收", "it cannot be accepted before all have signed"), false));
        }
        yield actor.login().equals(opened.facts().reporter())
            ? Optional.of(
                new Bar(new Text("报告完成的人不能验收", "who reported it done cannot accept it"), true))
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  /** Takes a step and answers the order after it. */
  OrderView step(String id, JsonNode body, Actor actor) {
    Flow.Step wanted = flow.asked(body);
    int version = Flow.version(body);
    TreeMap<String, Object> said = Said.read(wanted.label(), wanted.fields(), body);
    OrderView view =
        store
            .cases()
            .inTransaction(
                () -> {
                  Opened opened = open(require(store.mineOrders().lock(id), actor));
                  if (version != opened.facts().version()) {
                    throw Flow.changed(
                        version,
                        opened.steps().stream()
                            .filter(
                                s -> !actor.is(Role.MINE_USER) || TOLD_TO_MINE.contains(s.kind()))
                            .toList());
                  }
                  flow.require(
                      wanted.kind(),
                      opened.facts().state(),
                      actor.role(),
                      kind -> bar(opened, kind, actor));
                  prepare(opened, wanted.kind(), said);
                  return view(append(opened, wanted.kind(), said, actor), actor);
                });
    writeTable();
    return view;
  }

  private void prepare(Opened opened, String kind, TreeMap<String, Object> said) {
    switch (kind) {
      case "report-done" ->
          said.put(
              "acceptBy",
              today().plusDays(acceptors.get(opened.order().acceptor()).days()).toString());
      case "sign" -> {
        String next = mustSign(opened).get(0);
        if (!said.get("signer").equals(next)) {
          throw Refused.field(
              "signer", "签字须按顺序，下一个应为 " + next, "they sign in order; the next has to be " + next);
        }
      }
      case "extend" -> {
        if (LocalDate.parse((String) said.get("deadline")).isBefore(today())) {
          throw Refused.field(
              "deadline", "期限已过，应为今天或以后", "the deadline has passed; it must be today or later");
        }
      }
      default -> {
        // Nothing else to ask.
      }
    }
  }

  private Opened append(Opened before, String kind, Map<String, ?> said, Actor actor) {
    OffsetDateTime now = Taken.moment(clock);
    Taken step = Taken.now(before.facts().version() + 1, kind, said, actor, now);
    List<Taken> steps = new ArrayList<>(before.steps());
    steps.add(step);
    OrderFacts facts = OrderFacts.of(steps, flow);
    MineOrder after =
        before
            .order()
            .after(facts.version(), facts.state(), facts.deadline(), facts.endedAt(), now);
    store.mineOrders().add(step.toRow(), after);
    TreeMap<String, Object> detail = new TreeMap<>(said);
    detail.put("version", step.seq());
    detail.put("from", before.facts().state());
    detail.put("to", facts.state());
    audit(actor, kind, after, detail);
    return new Opened(after, List.copyOf(steps), facts);
  }

  private void audit(Actor actor, String what, MineOrder order, Map<String, ?> detail) {
    TreeMap<String, Object> all = new TreeMap<>(detail);
    all.put("mine", order.mineCode());
    audit.append(actor, "order." + what, order.orderNo() + " " + order.id(), all);
  }
}
