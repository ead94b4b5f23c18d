package org.minewatch.web.tip;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.minewatch.web.review.PlainText;
import org.minewatch.web.review.Refused;
import tools.jackson.databind.JsonNode;

/**
 * Who told. It prints nothing of itself, so that it gets into no log.
 *
 * @param contact how else to reach them: address, other number, a person of trust
 * @param account where a reward is paid to
 */
record Identity(String name, String phone, String idNumber, String contact, String account) {
  private static final int LONGEST = 200;
  private static final int SHORTEST_NUMBER = 5;

  /** What a request says; empty when it says nothing. */
  static Optional<Identity> read(JsonNode given) {
    Identity identity =
        new Identity(
            line(given, "name"),
            line(given, "phone"),
            line(given, "idNumber"),
            line(given, "contact"),
            line(given, "account"));
    return Stream.of(
                identity.name,
                identity.phone,
                identity.idNumber,
                identity.contact,
                identity.account)
            .allMatch(String::isEmpty)
        ? Optional.empty()
        : Optional.of(identity);
  }

  private static String line(JsonNode given, String field) {
    String text = PlainText.lines(given.path(field).asString("")).replace('\n', ' ');
    if (text.length() > LONGEST) {
      throw Refused.field(
          "identity." + field, "至多 " + LONGEST + " 个字符", "at most " + LONGEST + " characters");
    }
    return text;
  }

  /** Whether a text names them: their name or a number of theirs, however it is spaced. */
  boolean isIn(String text) {
    String squeezed = squeeze(text);
    return name.codePointCount(0, name.length()) >= 2 && squeezed.contains(squeeze(name))
        || Stream.of(phone, idNumber, account)
            .map(Identity::squeeze)
            .anyMatch(n -> n.length() >= SHORTEST_NUMBER && squeezed.contains(n));
  }

  private static String squeeze(String text) {
    return text.replaceAll("[\\s\\p{Pd}·.()（）]", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "Identity[…]";
  }
}
