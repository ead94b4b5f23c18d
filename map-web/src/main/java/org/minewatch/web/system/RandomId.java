package org.minewatch.web.system;

import java.security.SecureRandom;

/** Ids that nobody can guess and that say nothing of what they name. */
public final class RandomId {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  public static final int LENGTH = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomId() {}

  public static String next() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
