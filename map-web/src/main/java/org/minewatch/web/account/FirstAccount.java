package org.minewatch.web.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
  private final Optional<Path> file;

  FirstAccount(
      Accounts accounts,
      DemoAccounts demo,
      Passwords passwords,
      AccountSettings settings,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    if (!accounts.isEmpty()) {
      password = Optional.empty();
      file = Optional.empty();
      return;
    }
    String secret = passwords.generate();
    Optional<Path> into =
        settings.firstPasswordFile().isEmpty()
            ? Optional.empty()
            : Optional.of(Path.of(settings.firstPasswordFile()).toAbsolutePath());
    Optional<String> made =
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
                // There is no account whose password could not be written down.
                into.ifPresent(f -> write(f, secret));
              }
              return added ? Optional.of(secret) : Optional.empty();
            });
    password = into.isPresent() ? Optional.empty() : made;
    file = made.isPresent() ? into : Optional.empty();
  }

  private static void write(Path file, String secret) {
    try {
      Files.deleteIfExists(file); // Of an account that a store had which is gone.
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, secret + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the password was written that this start has made. */
  public Optional<Path> file() {
    return file;
  }

  /**
   * The password of the account that this start has made; empty when there was one already, or when
   * it is in a file.
   */
  public Optional<String> password() {
    return password;
  }
}
