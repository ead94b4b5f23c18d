package org.minewatch.web.store;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Who gets the reports of new nights, and where.
 *
 * @param login the account by whose role and mines the report is made
 * @param kind {@link #MAIL} or {@link #WEBHOOK}
 * @param address mail address or URL
 * @param language {@code zh} or {@code en}
 * @param formats of the files that a mail carries: {@code pdf}, {@code xlsx}
 * @param secretNo counts the secrets that a webhook has had
 */
public record Subscription(
    long id,
    String login,
    String kind,
    String address,
    String language,
    List<String> formats,
    int secretNo,
    boolean enabled,
    OffsetDateTime createdAt) {

  public static final String MAIL = "mail";
  public static final String WEBHOOK = "webhook";

  public Subscription {
    formats = List.copyOf(formats);
  }

  public boolean isEnglish() {
    return language.equals("en");
  }
}
