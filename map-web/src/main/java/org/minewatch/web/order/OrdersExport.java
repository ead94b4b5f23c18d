package org.minewatch.web.order;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.minewatch.web.account.Actor;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.export.ExportList;
import org.minewatch.web.export.ListContent;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;

/** Orders as a file. */
@Component
final class OrdersExport implements ExportList {
  private static final Text TITLE = new Text("指令", "Orders");

  private static final Map<String, Text> KINDS =
      Map.ofEntries(
          Map.entry("stop", new Text("停止作业", "Stop work")),
          Map.entry("withdraw", new Text("撤人", "Withdraw")),
          Map.entry("rectify", new Text("限期整改", "Rectify")),
          Map.entry("promise", new Text("承诺", "Promise")));

  private static final Map<String, Text> STATES =
      Map.ofEntries(
          Map.entry("issued", new Text("执行中", "In force")),
          Map.entry("done", new Text("待验收", "Reported done")),
          Map.entry("accepted", new Text("已验收", "Accepted")),
          Map.entry("lifted", new Text("已解除", "Lifted")),
          Map.entry("cancelled", new Text("已撤销", "Cancelled")));

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("number", "文号", "Number"),
          Column.codes("kind", "种类", "Kind", KINDS::get),
          Column.text("mine_code", "矿井代码", "Mine code"),
          Column.text("mine", "煤矿", "Mine"),
          Column.of("whole_mine", "全矿", "Whole mine", Column.Type.BOOLEAN),
          Column.of("from", "自", "From", Column.Type.TIME),
          Column.of("deadline", "期限", "Deadline", Column.Type.DATE),
          Column.of("overdue", "逾期", "Overdue", Column.Type.BOOLEAN),
          Column.codes("state", "状态", "State", STATES::get));

  private final OrderDesk desk;

  OrdersExport(OrderDesk desk) {
    this.desk = desk;
  }

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    return Set.of("all", "q", "mine");
  }

  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    OrderDesk.Filter filter =
        OrderController.filter(
            filters.is("all"), filters.find("q").orElse(""), filters.find("mine").orElse(""));
    return ListContent.of(Table.of("order", TITLE, COLUMNS, each -> rows(filter, actor, each)));
  }

  private void rows(OrderDesk.Filter filter, Actor actor, Consumer<Row> each) {
    Page<OrderView.Line> page;
    int number = 0;
    do {
      page = desk.list(filter, new PageRequest(number++, Page.LARGEST), actor);
      page.items().forEach(line -> each.accept(row(line)));
    } while (page.items().size() == Page.LARGEST);
  }

  private Row row(OrderView.Line line) {
    return Row.of(
        line.orderNo(),
        line.kind(),
        line.mineCode(),
        line.mineName(),
        line.whole(),
        desk.local(line.from()),
        line.deadline(),
        line.overdue(),
        line.state());
  }
}
