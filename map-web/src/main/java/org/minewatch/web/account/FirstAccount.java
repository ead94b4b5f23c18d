package org.minewatch.web.account;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.web.store.AccountRow;
import org.minewatch.web.store.Accounts;
import org.minewatch.web.store.Transactions;
import org.springframework.stereotype.Component;

/**
 * A store without any account gets an administrator, whose password is made up, told once and good
 * for changing it only.
 */
@Component
public final class FirstAccount {

  public static final String LOGIN = "admin";

  private final Optional<String> password;

  FirstAccount(
      Accounts accounts,
      DemoAccounts demo,
      Passwords passwords,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    if (!accounts.isEmpty()) {
      password = Optional.empty();
      return;
    }
    String secret = passwords.generate();
    password =
        transactions.in(
            () -> {
              boolean added =
                  accounts.add(
                      new AccountRow(
                          LOGIN,
                          "管理员",
                          Role.ADMINISTRATOR.wireName(),
                          true,
                          List.of(),
                          List.of(),
                          passwords.hash(secret),
                          true,
                          true,
                          1,
                          0,
                          null,
                          OffsetDateTime.now(clock),
                          null));
              if (added) {
                audit.appendOwn("account.add", LOGIN, Map.of("first", true));
              }
              return added ? Optional.of(secret) : Optional.empty();
            });
  }

  /** The password of the account that this start has made; empty when there was one already. */
  public Optional<String> password() {
    return password;
  }
}
