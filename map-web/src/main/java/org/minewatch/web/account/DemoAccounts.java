package org.minewatch.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.web.store.AccountRow;
import org.minewatch.web.store.Accounts;
import org.minewatch.web.store.Supervisors;
import org.minewatch.web.system.Problems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The accounts of the demo: one a role, a second regulator for what needs two people. They have no
 * password; a request from this machine to a server that only this machine reaches takes one.
 */
@Component
final class DemoAccounts {

  private static final String NO_PASSWORD = "-";

  private static final Map<Role, String> PEOPLE =
      Map.of(
          Role.REGULATOR, "周监管（演示）",
          Role.SUPERVISOR, "吴督办（演示）",
          Role.RESIDENT_INSPECTOR, "郑驻矿（演示）",
          Role.GEOLOGIST, "李审核（演示）",
          Role.MINE_USER, "王技术（演示）",
          Role.AUDITOR, "冯审计（演示）",
          Role.ADMINISTRATOR, "陈管理（演示）");

  private final boolean isOn;
  private final Accounts accounts;
  private final Supervisors supervisors;

  DemoAccounts(
      AccountSettings settings,
      Accounts accounts,
      Supervisors supervisors,
      Clock clock,
      @Value("${server.address:}") String address) {
    this.isOn = settings.demo();
    this.accounts = accounts;
    this.supervisors = supervisors;
    if (isOn) {
      requireLoopback(address);
      for (Role role : Role.values()) {
        add(role.wireName(), PEOPLE.get(role), role, clock);
      }
      add(Role.REGULATOR.wireName() + "-2", "孙复查（演示）", Role.REGULATOR, clock);
    }
  }

  private static void requireLoopback(String address) {
    boolean loopback;
    try {
      loopback = !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      loopback = false;
    }
    if (!loopback) {
      throw new IllegalArgumentException(
          "minewatch.accounts.demo lets everybody in who reaches the server: server.address must be"
              + " 127.0.0.1 or ::1, not “"
              + address
              + "”");
    }
  }

  private void add(String login, String name, Role role, Clock clock) {
    accounts.add(
        new AccountRow(
            login,
            name,
            role.wireName(),
            role != Role.MINE_USER,
            List.of(),
            List.of(),
            NO_PASSWORD,
            false,
            true,
            1,
            0,
            null,
            OffsetDateTime.now(clock),
            null));
  }

  /** The accounts that a request may take; none but in the demo. */
  List<AccountRow> list(HttpServletRequest request) {
    return isOn && isFromHere(request)
        ? accounts.list().stream().filter(DemoAccounts::isDemo).toList()
        : List.of();
  }

  private static boolean isDemo(AccountRow account) {
    return account.enabled() && account.passwordHash().equals(NO_PASSWORD);
  }

  private static boolean isFromHere(HttpServletRequest request) {
    try {
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The account of a login, for a request that may take it; throws otherwise. */
  AccountRow take(String login, HttpServletRequest request) {
    Optional<AccountRow> account =
        list(request).stream().filter(a -> a.login().equals(login)).findFirst();
    if (account.isEmpty()) {
      throw Problems.forbidden("此服务器不是演示", "this server is no demo");
    }
    return Role.of(account.get().role()).orElseThrow() == Role.MINE_USER
            && account.get().mineCodes().isEmpty()
        ? withFirstMine(account.get())
        : account.get();
  }

  /** Nights come in after the accounts are made: the demo's mine user gets the first mine. */
  private AccountRow withFirstMine(AccountRow a) {
    List<String> mines = supervisors.listMines();
    if (mines.isEmpty()) {
      return a;
    }
    accounts.change(
        new AccountRow(
            a.login(),
            a.name(),
            a.role(),
            false,
            List.of(),
            List.of(mines.get(0)),
            a.passwordHash(),
            false,
            true,
            a.stamp(),
            0,
            null,
            a.createdAt(),
            null));
    return accounts.find(a.login()).orElseThrow();
  }
}
