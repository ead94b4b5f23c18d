package org.minewatch.detect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Order;

/** {@code order.defied}: work where an order on the mine or a part of it stops work. */
final class OrderDefied implements Rule {

  @Override
  public RuleCode code() {
    return RuleCode.ORDER_DEFIED;
  }

  @Override
  public Set<String> tables() {
    return Set.of("faces.csv", "face_progress.csv", "persons.csv");
  }

  @Override
  public Outcome judge(MineNight night) {
    if (night.isUnreadable("orders.csv")) {
      return Unjudged.unreadable(this, night, "orders.csv");
    }
    List<Order> orders =
        night.records().orders().stream()
            .filter(o -> o.kind() == Order.Kind.STOP)
            .filter(o -> o.from().isBefore(night.end()))
            .filter(o -> o.to().map(to -> to.isAfter(night.startOf(night.night()))).orElse(true))
            .toList();
    List<Observation> seen = new ArrayList<>();
    for (Order order : orders) {
      seen.addAll(observe(night, order));
    }
    Positions positions = night.positions();
    if (!orders.isEmpty() && positions.coverage() != Positions.Coverage.ALL) {
      return partial(night, seen, positions.reasonCode(), positions.reason(), "tracks");
    }
    return judged(night, seen);
  }

  private List<Observation> observe(MineNight night, Order order) {
    LocalDate from = order.from().atZoneSameInstant(night.zone()).toLocalDate();
    String partZh = order.area().isPresent() ? "局部停止作业" : "全矿停止作业";
    String partEn =
        order.area().isPresent() ? "stops work in a part of the mine" : "stops all work";
    List<Observation> seen = new ArrayList<>();
    for (StoppedWork.Sign sign :
        StoppedWork.signs(
            night,
            new StoppedWork.Stop(order.from(), order.to().orElse(night.end())),
            order.headcountCeiling(),
            order.area())) {
      Observation.Builder o =
          Observation.of(code(), "stop", sign.source())
              .anchor("order:" + order.orderNo() + ":" + sign.name())
              .certainty(sign.certainty())
              .seen(night.at(sign.firstMillis()), night.at(sign.lastMillis()))
              .title(
                  "指令 %s 自 %s 起%s，%s".formatted(order.orderNo(), from, partZh, sign.zh()),
                  "Order %s %s since %s; %s".formatted(order.orderNo(), partEn, from, sign.en()))
              .evidence(
                  "order",
                  "order_no",
                  order.orderNo(),
                  "from",
                  order.from().toString(),
                  "source",
                  Evidences.source(order.source()))
              .benign(
                  "指令已解除而数据未更新：请核对解除文书",
                  "an order that is lifted and not in the data yet: ask for the paper");
      sign.measures().forEach(o::measure);
      sign.progress().ifPresent(p -> Evidences.progress(o, p));
      if (sign.place().isPresent()) {
        o.geometry(sign.place().get());
      } else {
        order.area().ifPresent(o::geometry);
      }
      seen.add(o.build());
    }
    return seen;
  }
}
