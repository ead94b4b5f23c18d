package org.minewatch.web.retention;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * After how many days what may go goes; 0 keeps it for ever. A night's films and features are
 * looked back at for 119 days (docs/visits.md), so that they cannot go before 120.
 *
 * @param filmDays films of nights
 * @param featureDays drawn features of nights: the map of such a night is empty
 * @param rejectedDays rejected rows of nights
 * @param liveDays live snapshots of mines that have sent none since
 * @param uploadDays what is remembered of uploads that ended
 * @param fileDays what became of files that were used whole; the files themselves stay
 */
@ConfigurationProperties("minewatch.retention")
public record RetentionSettings(
    @DefaultValue("0") int filmDays,
    @DefaultValue("0") int featureDays,
    @DefaultValue("0") int rejectedDays,
    @DefaultValue("0") int liveDays,
    @DefaultValue("0") int uploadDays,
    @DefaultValue("0") int fileDays) {

  private static final int LOOKED_BACK_AT = 120;
  private static final int LEAST = 30;
  private static final int MOST = 36_500;

  public RetentionSettings {
    require("film-days", filmDays, LOOKED_BACK_AT);
    require("feature-days", featureDays, LOOKED_BACK_AT);
    require("rejected-days", rejectedDays, LEAST);
    require("live-days", liveDays, LEAST);
    require("upload-days", uploadDays, LEAST);
    require("file-days", fileDays, LEAST);
  }

  private static void require(String name, int days, int least) {
    if (days != 0 && (days < least || days > MOST)) {
      throw new IllegalArgumentException(
          "minewatch.retention.%s is %d; it must be %d to %d, or 0 for ever"
              .formatted(name, days, least, MOST));
    }
  }
}
