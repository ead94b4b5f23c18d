package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps accounts: who may sign in, as what, for which mines. */
public final class Accounts {

  private final JdbcClient client;

  Accounts(JdbcClient client) {
    this.client = client;
  }

  public boolean isEmpty() {
    return client.sql("SELECT COUNT(*) FROM account").query(Long.class).single() == 0;
  }

  public Optional<AccountRow> find(String login) {
    return client
        .sql("SELECT * FROM account WHERE login = :login")
        .param("login", login)
        .query(Accounts::row)
        .optional();
  }

  /** All accounts by login. */
  public List<AccountRow> list() {
    return client.sql("SELECT * FROM account ORDER BY login").query(Accounts::row).list();
  }

  /** Adds an account; false when its login is taken. */
  public boolean add(AccountRow account) {
    try {
      client
          .sql(
              """
              INSERT INTO account (login, name, role, everything, authorities, mine_codes,
                password_hash, must_change, enabled, stamp, failures, created_at)
              VALUES (:login, :name, :role, :everything, :authorities, :mines,
                :hash, :mustChange, :enabled, 1, 0, :created)""")
          .param("login", account.login())
          .param("name", account.name())
          .param("role", account.role())
          .param("everything", account.everything())
          .param("authorities", Lines.join(account.authorities()))
          .param("mines", Lines.join(account.mineCodes()))
          .param("hash", account.passwordHash())
          .param("mustChange", account.mustChange())
          .param("enabled", account.enabled())
          .param("created", account.createdAt())
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** Changes name, role, scope and state; every session of the account is over. */
  public boolean change(AccountRow account) {
    return client
            .sql(
                """
                UPDATE account SET name = :name, role = :role, everything = :everything,
                  authorities = :authorities, mine_codes = :mines, enabled = :enabled,
                  stamp = stamp + 1
                 WHERE login = :login""")
            .param("login", account.login())
            .param("name", account.name())
            .param("role", account.role())
            .param("everything", account.everything())
            .param("authorities", Lines.join(account.authorities()))
            .param("mines", Lines.join(account.mineCodes()))
            .param("enabled", account.enabled())
            .update()
        == 1;
  }

  /** Sets a password; every session of the account is over, and a lock is lifted. */
  public boolean setPassword(String login, String hash, boolean mustChange) {
    return client
            .sql(
                """
                UPDATE account SET password_hash = :hash, must_change = :mustChange,
                  stamp = stamp + 1, failures = 0, locked_until = NULL WHERE login = :login""")
            .param("login", login)
            .param("hash", hash)
            .param("mustChange", mustChange)
            .update()
        == 1;
  }

  /** Ends every session of an account. */
  public void endSessions(String login) {
    client
        .sql("UPDATE account SET stamp = stamp + 1 WHERE login = :login")
        .param("login", login)
        .update();
  }

  /** Notes that somebody signed in. */
  public void signedIn(String login, OffsetDateTime at) {
    client
        .sql(
            """
            UPDATE account SET failures = 0, locked_until = NULL, signed_in_at = :at
             WHERE login = :login""")
        .param("login", login)
        .param("at", at)
        .update();
  }

  /** Notes a wrong password, and until when no other is heard. */
  public void failed(String login, @Nullable OffsetDateTime lockedUntil) {
    client
        .sql(
            """
            UPDATE account SET failures = failures + 1, locked_until = :until
             WHERE login = :login""")
        .param("login", login)
        .param("until", lockedUntil, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  private static AccountRow row(ResultSet row, int i) throws SQLException {
    return new AccountRow(
        row.getString("login"),
        row.getString("name"),
        row.getString("role"),
        row.getBoolean("everything"),
        Lines.split(row.getString("authorities")),
        Lines.split(row.getString("mine_codes")),
        row.getString("password_hash"),
        row.getBoolean("must_change"),
        row.getBoolean("enabled"),
        row.getInt("stamp"),
        row.getInt("failures"),
        row.getObject("locked_until", OffsetDateTime.class),
        row.getObject("created_at", OffsetDateTime.class),
        row.getObject("signed_in_at", OffsetDateTime.class));
  }
}
