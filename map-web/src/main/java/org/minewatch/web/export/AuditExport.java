package org.minewatch.web.export;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditReading;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.store.AuditEntry;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;

/** The audit log as a file. It goes back from where it stood when it was asked for. */
@Component
final class AuditExport implements ExportList {
  private static final Text TITLE = new Text("审计日志", "Audit log");
  private static final List<Column> COLUMNS =
      List.of(
          Column.integer("seq", "序号", "No."),
          Column.of("at", "时间", "Time", Column.Type.TIME),
          Column.text("login", "账号", "Login"),
          Column.text("role", "角色", "Role"),
          Column.text("address", "来源", "From"),
          Column.text("action", "行为", "Action"),
          Column.text("subject", "对象", "Subject"),
          Column.text("detail", "详情", "Detail"),
          Column.text("digest", "摘要 SHA-256", "Digest SHA-256"));

  private final AuditReading reading;
  private final Store store;

  AuditExport(AuditReading reading, Store store) {
    this.reading = reading;
    this.store = store;
  }

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    return Set.of("login", "action", "subject");
  }

  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    AuditReading.Filter filter =
        new AuditReading.Filter(
            filters.find("login").orElse(null),
            filters.find("action").orElse(null),
            filters.find("subject").orElse(null));
    reading.list(filter, new PageRequest(0, 1), actor);
    return ListContent.of(Table.of("audit", TITLE, COLUMNS, each -> rows(filter, actor, each)));
  }

  /** What others add meanwhile pushes entries to the next page: none is told twice. */
  private void rows(AuditReading.Filter filter, Actor actor, Consumer<Row> each) {
    ZoneId zone = store.caseFindings().timeZone();
    Page<AuditEntry> page;
    long last = Long.MAX_VALUE;
    int number = 0;
    do {
      page = reading.list(filter, new PageRequest(number++, Page.LARGEST), actor);
      for (AuditEntry entry : page.items()) {
        if (entry.seq() < last) {
          last = entry.seq();
          each.accept(row(entry, zone));
        }
      }
    } while (page.items().size() == Page.LARGEST);
  }

  private static Row row(AuditEntry e, ZoneId zone) {
    OffsetDateTime at = e.at().atZoneSameInstant(zone).toOffsetDateTime();
    return Row.of(
        e.seq(),
        at,
        e.login(),
        e.role(),
        e.address(),
        e.action(),
        e.subject(),
        e.detail(),
        e.digest());
  }
}
