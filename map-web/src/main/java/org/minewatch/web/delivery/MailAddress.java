package org.minewatch.web.delivery;

import java.util.regex.Pattern;

/** What is taken for a mail address: one, plain, without a name, a route or a quotation. */
final class MailAddress {
  private static final Pattern ONE =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
  private static final Pattern ANY = Pattern.compile("[^\\s<>()\"',;:@]+@");
  private static final int LONGEST = 254;

  private MailAddress() {}

  static boolean isOne(String text) {
    return text.length() <= LONGEST && ONE.matcher(text).matches();
  }

  /** What a mail server said, without whom it said it about. */
  static String masked(String said) {
    return ANY.matcher(said).replaceAll("…@");
  }

  static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
