package org.minewatch.web.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which account belongs to whom an identity provider vouches for. */
public final class AccountIdentities {
  private final JdbcClient client;

  AccountIdentities(JdbcClient client) {
    this.client = client;
  }

  /** An account and who it is to the provider. */
  public record Bound(
      String issuer, String subject, String login, String boundBy, OffsetDateTime boundAt) {}

  /** The login of somebody whom a provider knows by a subject. */
  public Optional<String> findLogin(String issuer, String subject) {
    return client
        .sql("SELECT login FROM account_identity WHERE issuer = :issuer AND subject = :subject")
        .param("issuer", issuer)
        .param("subject", subject)
        .query(String.class)
        .optional();
  }

  public List<Bound> list(String issuer) {
    return client
        .sql("SELECT * FROM account_identity WHERE issuer = :issuer ORDER BY login")
        .param("issuer", issuer)
        .query(
            (row, i) ->
                new Bound(
                    row.getString("issuer"),
                    row.getString("subject"),
                    row.getString("login"),
                    row.getString("bound_by"),
                    row.getObject("bound_at", OffsetDateTime.class)))
        .list();
  }

  /** Binds an account instead of whom it was bound to; false when the subject is another's. */
  public boolean bind(Bound bound) {
    unbind(bound.issuer(), bound.login());
    if (findLogin(bound.issuer(), bound.subject()).isPresent()) {
      return false;
    }
    try {
      client
          .sql(
              """
              INSERT INTO account_identity (issuer, subject, login, bound_by, bound_at)
              VALUES (:issuer, :subject, :login, :by, :at)""")
          .param("issuer", bound.issuer())
          .param("subject", bound.subject())
          .param("login", bound.login())
          .param("by", bound.boundBy())
          .param("at", bound.boundAt())
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** Takes the binding of an account away; false when there was none. */
  public boolean unbind(String issuer, String login) {
    return client
            .sql("DELETE FROM account_identity WHERE issuer = :issuer AND login = :login")
            .param("issuer", issuer)
            .param("login", login)
            .update()
        > 0;
  }
}
