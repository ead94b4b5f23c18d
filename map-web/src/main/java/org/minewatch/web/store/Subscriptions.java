package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps who gets the reports of new nights; one that has ended stays, disabled. */
public final class Subscriptions {
  private final JdbcClient client;

  Subscriptions(JdbcClient client) {
    this.client = client;
  }

  /** All of them, the oldest first. */
  public List<Subscription> list() {
    return client
        .sql("SELECT * FROM subscription ORDER BY subscription_id")
        .query(Subscriptions::row)
        .list();
  }

  public Optional<Subscription> find(long id) {
    return client
        .sql("SELECT * FROM subscription WHERE subscription_id = :id")
        .param("id", id)
        .query(Subscriptions::row)
        .optional();
  }

  /** Adds one, whatever id it has; gives it back with its own. */
  public Subscription add(Subscription wanted) {
    client
        .sql(
            """
            INSERT INTO subscription (login, kind, address, language, formats, secret_no, enabled,
                created_at)
            VALUES (:login, :kind, :address, :language, :formats, :secretNo, :enabled, :created)""")
        .param("login", wanted.login())
        .param("kind", wanted.kind())
        .param("address", wanted.address())
        .param("language", wanted.language())
        .param("formats", Lines.join(wanted.formats()))
        .param("secretNo", wanted.secretNo())
        .param("enabled", wanted.enabled())
        .param("created", wanted.createdAt())
        .update();
    return client
        .sql("SELECT * FROM subscription ORDER BY subscription_id DESC LIMIT 1")
        .query(Subscriptions::row)
        .single();
  }

  /** Changes address, language, formats, secret and whether it is on. */
  public void change(Subscription wanted) {
    client
        .sql(
            """
            UPDATE subscription SET address = :address, language = :language, formats = :formats,
                secret_no = :secretNo, enabled = :enabled WHERE subscription_id = :id""")
        .param("address", wanted.address())
        .param("language", wanted.language())
        .param("formats", Lines.join(wanted.formats()))
        .param("secretNo", wanted.secretNo())
        .param("enabled", wanted.enabled())
        .param("id", wanted.id())
        .update();
  }

  private static Subscription row(ResultSet row, int i) throws SQLException {
    return new Subscription(
        row.getLong("subscription_id"),
        row.getString("login"),
        row.getString("kind"),
        row.getString("address"),
        row.getString("language"),
        Lines.split(row.getString("formats")),
        row.getInt("secret_no"),
        row.getBoolean("enabled"),
        row.getObject("created_at", OffsetDateTime.class));
  }
}
