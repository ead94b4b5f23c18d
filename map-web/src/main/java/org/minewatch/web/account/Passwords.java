package org.minewatch.web.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.minewatch.web.system.Problems;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Makes, hashes and checks passwords; bcrypt, since it is in the library and asks for no tuning.
 */
@Component
public final class Passwords {

  private static final int FEWEST_CHARACTERS = 10;

  /** bcrypt reads no more. */
  private static final int MOST_BYTES = 72;

  /** Without those that are mistaken for each other on paper. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 5;

  private final BCryptPasswordEncoder bcrypt;
  private final String dummyHash;
  private final SecureRandom random = new SecureRandom();

  Passwords(AccountSettings settings) {
    bcrypt = new BCryptPasswordEncoder(settings.cost());
    dummyHash = bcrypt.encode(generate());
  }

  /** A password for the first sign-in: 20 characters, about 99 bits. */
  String generate() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  String hash(String password) {
    return bcrypt.encode(password);
  }

  boolean matches(String password, String hash) {
    return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
        && bcrypt.matches(password, hash);
  }

  /** Takes as long as checking one, so that the time does not tell which logins exist. */
  void matchNothing(String password) {
    matches(password, dummyHash);
  }

  /** Refuses a password that is too short, too long for bcrypt, or says who it is for. */
  static void require(String login, String password) {
    if (password.codePointCount(0, password.length()) < FEWEST_CHARACTERS) {
      throw Problems.unusable(
          "新密码至少 " + FEWEST_CHARACTERS + " 个字符",
          "a password has at least " + FEWEST_CHARACTERS + " characters");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw Problems.unusable(
          "密码至多 " + MOST_BYTES + " 字节（约 " + MOST_BYTES / 3 + " 个汉字）",
          "a password has at most " + MOST_BYTES + " bytes");
    }
    if (password.toLowerCase(java.util.Locale.ROOT).contains(login)) {
      throw Problems.unusable("密码不能包含账号名", "the password contains the login");
    }
  }
}
