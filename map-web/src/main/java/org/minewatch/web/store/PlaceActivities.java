package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How busy places were night by night, and who looked at what when. */
public final class PlaceActivities {

  private final JdbcClient client;
  private final Transactions transactions;

  PlaceActivities(JdbcClient client, Transactions transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  /**
   * One night at a place.
   *
   * @param basis tells what it was reckoned from
   * @param heard whether the night has positions at all; without, the numbers say nothing
   * @param hours person-hours at the place
   * @param mineHours person-hours in the whole mine
   * @param stations that heard somebody, null when not known
   * @param advanceMetres of all faces a day as their crews show it, null when not known
   */
  public record Activity(
      LocalDate night,
      String basis,
      boolean heard,
      int cards,
      double hours,
      int mineCards,
      double mineHours,
      @Nullable Integer stations,
      @Nullable Double advanceMetres) {}

  /** What is known of a place, by night. */
  public Map<LocalDate, Activity> list(String subject) {
    Map<LocalDate, Activity> nights = new TreeMap<>();
    client
        .sql("SELECT * FROM place_activity WHERE subject = :subject")
        .param("subject", subject)
        .query((row, i) -> activity(row))
        .list()
        .forEach(a -> nights.put(a.night(), a));
    return nights;
  }

  private static Activity activity(ResultSet row) throws SQLException {
    return new Activity(
        row.getObject("night_date", LocalDate.class),
        row.getString("basis"),
        row.getBoolean("heard"),
        row.getInt("cards"),
        row.getDouble("hours"),
        row.getInt("mine_cards"),
        row.getDouble("mine_hours"),
        row.getObject("stations", Integer.class),
        row.getObject("advance_m", Double.class));
  }

  /** Keeps what was reckoned of a night, in the place of what was known. */
  public void put(String subject, Activity a) {
    transactions.in(
        () -> {
          client
              .sql("DELETE FROM place_activity WHERE subject = :subject AND night_date = :night")
              .param("subject", subject)
              .param("night", a.night())
              .update();
          return client
              .sql(
                  """
                  INSERT INTO place_activity (subject, night_date, basis, heard, cards, hours,
                    mine_cards, mine_hours, stations, advance_m)
                  VALUES (:subject, :night, :basis, :heard, :cards, :hours, :mine_cards,
                    :mine_hours, :stations, :advance)""")
              .param("subject", subject)
              .param("night", a.night())
              .param("basis", a.basis())
              .param("heard", a.heard())
              .param("cards", a.cards())
              .param("hours", a.hours())
              .param("mine_cards", a.mineCards())
              .param("mine_hours", a.mineHours())
              .param("stations", a.stations(), Types.INTEGER)
              .param("advance", a.advanceMetres(), Types.DOUBLE)
              .update();
        });
  }

  /** Nights of the store in a span of days, with what tells one content from another. */
  public Map<LocalDate, String> listNights(LocalDate from, LocalDate to) {
    Map<LocalDate, String> nights = new TreeMap<>();
    client
        .sql(
            "SELECT night_date, content_sha256 FROM night"
                + " WHERE night_date BETWEEN :from AND :to ORDER BY night_date")
        .param("from", from)
        .param("to", to)
        .query(
            row -> {
              nights.put(
                  row.getObject("night_date", LocalDate.class), row.getString("content_sha256"));
            });
    return nights;
  }

  /**
   * Something that the audit log says somebody did.
   *
   * @param detail a JSON object
   */
  public record Deed(OffsetDateTime at, String login, String action, String detail) {}

  /** Deeds of some kinds since a moment, the oldest first. */
  public List<Deed> listDeeds(Collection<String> actions, OffsetDateTime since) {
    return client
        .sql(
            """
            SELECT happened_at, login, action, detail FROM audit_entry
             WHERE action IN (:actions) AND happened_at >= :since ORDER BY seq""")
        .param("actions", actions)
        .param("since", since)
        .query(
            (row, i) ->
                new Deed(
                    row.getObject("happened_at", OffsetDateTime.class),
                    row.getString("login"),
                    row.getString("action"),
                    row.getString("detail")))
        .list();
  }

  /** A finding of a mine that had a place in a night. */
  public record OpenPlace(String findingId, String titleZh, String titleEn) {}

  /** The gravest findings with a place that the last night before a day had open at a mine. */
  public List<OpenPlace> listOpenPlaces(String mineCode, LocalDate before, int most) {
    return client
        .sql(
            """
            SELECT finding_id, title_zh, title_en FROM finding_night
             WHERE mine_code = :mine AND state = 'open' AND geom IS NOT NULL
               AND night_date = (SELECT MAX(night_date) FROM night WHERE night_date < :before)
             ORDER BY gravity DESC, sureness DESC, finding_id LIMIT :most""")
        .param("mine", mineCode)
        .param("before", before)
        .param("most", most)
        .query(
            (row, i) ->
                new OpenPlace(
                    row.getString("finding_id"),
                    row.getString("title_zh"),
                    row.getString("title_en")))
        .list();
  }
}
