package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the duty desk writes down: the log of the watch, and whom to call at each mine. */
public final class DutyLog {

  private final JdbcClient client;

  DutyLog(JdbcClient client) {
    this.client = client;
  }

  /**
   * A line of the log, never changed.
   *
   * @param no rises with every line
   * @param waiting what was waiting then, JSON
   */
  public record Entry(
      int no,
      String kind,
      OffsetDateTime at,
      String byLogin,
      String byName,
      String words,
      String waiting) {}

  /** Adds a line; its own number does not matter. */
  public void add(String desk, Entry entry) {
    client
        .sql(
            """
            INSERT INTO duty_entry (desk, kind, taken_at, by_login, by_name, words, waiting)
            VALUES (:desk, :kind, :at, :login, :name, :words, :waiting)""")
        .param("desk", desk)
        .param("kind", entry.kind())
        .param("at", entry.at())
        .param("login", entry.byLogin())
        .param("name", entry.byName())
        .param("words", entry.words())
        .param("waiting", entry.waiting())
        .update();
  }

  /** The log of a desk, the newest line first. */
  public Page<Entry> list(String desk, PageRequest request) {
    long total =
        client
            .sql("SELECT COUNT(*) FROM duty_entry WHERE desk = :desk")
            .param("desk", desk)
            .query(Long.class)
            .single();
    List<Entry> entries =
        client
            .sql(
                "SELECT * FROM duty_entry WHERE desk = :desk"
                    + " ORDER BY entry_no DESC LIMIT :limit OFFSET :offset")
            .param("desk", desk)
            .param("limit", request.size())
            .param("offset", request.offset())
            .query((row, i) -> entry(row))
            .list();
    return new Page<>(total, request.page(), request.size(), entries);
  }

  /** The last line of these kinds at a desk. */
  public Optional<Entry> findLast(String desk, List<String> kinds) {
    return client
        .sql(
            "SELECT * FROM duty_entry WHERE desk = :desk AND kind IN (:kinds)"
                + " ORDER BY entry_no DESC LIMIT 1")
        .param("desk", desk)
        .param("kinds", kinds)
        .query((row, i) -> entry(row))
        .optional();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getInt("entry_no"),
        row.getString("kind"),
        row.getObject("taken_at", OffsetDateTime.class),
        row.getString("by_login"),
        row.getString("by_name"),
        row.getString("words"),
        row.getString("waiting"));
  }

  /** Whom to call at a mine, and who noted it. */
  public record Contact(
      String mineCode,
      String phone,
      String who,
      OffsetDateTime at,
      String byLogin,
      String byName) {}

  /** Notes whom to call from now on; what was noted before is kept. */
  public void note(Contact contact) {
    client
        .sql(
            """
            INSERT INTO mine_contact (mine_code, phone, who, noted_at, by_login, by_name)
            VALUES (:mine, :phone, :who, :at, :login, :name)""")
        .param("mine", contact.mineCode())
        .param("phone", contact.phone())
        .param("who", contact.who())
        .param("at", contact.at())
        .param("login", contact.byLogin())
        .param("name", contact.byName())
        .update();
  }

  /** Whom to call, by mine. */
  public Map<String, Contact> contacts() {
    return client
        .sql(
            """
            SELECT c.* FROM mine_contact c
             WHERE c.contact_no = (SELECT MAX(d.contact_no) FROM mine_contact d
                                    WHERE d.mine_code = c.mine_code)""")
        .query(
            (row, i) ->
                new Contact(
                    row.getString("mine_code"),
                    row.getString("phone"),
                    row.getString("who"),
                    row.getObject("noted_at", OffsetDateTime.class),
                    row.getString("by_login"),
                    row.getString("by_name")))
        .list()
        .stream()
        .collect(Collectors.toMap(Contact::mineCode, contact -> contact));
  }
}
