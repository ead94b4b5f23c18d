package org.minewatch.web.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in.
 *
 * @param demo one account a role, open to everybody on this machine without a password; only a
 *     server that listens on a loopback address starts with it
 * @param hours how long somebody stays signed in at most, 1 to 168; server.servlet.session.timeout
 *     says after how much idleness it ends
 * @param firstPasswordFile file that the first password of the administrator is written to, instead
 *     of telling it on standard output
 * @param cost of bcrypt, 10 to 16: each step doubles what a guess costs
 */
@ConfigurationProperties("minewatch.accounts")
public record AccountSettings(
    @DefaultValue("false") boolean demo,
    @DefaultValue("13") int hours,
    @DefaultValue("") String firstPasswordFile,
    @DefaultValue("11") int cost) {

  public AccountSettings {
    firstPasswordFile = firstPasswordFile.strip();
    if (hours < 1 || hours > 168) {
      throw new IllegalArgumentException(
          "minewatch.accounts.hours is " + hours + "; it must be 1 to 168");
    }
    if (cost < 10 || cost > 16) {
      throw new IllegalArgumentException(
          "minewatch.accounts.cost is " + cost + "; it must be 10 to 16");
    }
  }
}
