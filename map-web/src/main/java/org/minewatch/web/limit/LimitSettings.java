package org.minewatch.web.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests a minute. A minute's worth may come at once, and is then had again evenly.
 *
 * @param addressRequests of an address, whoever asks
 * @param wrongPasswords from an address, whichever login they are for
 * @param reads of an account
 * @param writes of an account
 * @param files that are made for an account: exports, reports, documents, packs, bundles
 * @param handIns drawings, attachments and lists that an account hands in
 * @param uploads requests of an account by which files of mines come: three a file
 * @param mostKeys accounts and addresses that are remembered of each kind; then the one that asked
 *     longest ago is forgotten
 */
@ConfigurationProperties("minewatch.limits")
public record LimitSettings(
    @DefaultValue("30000") int addressRequests,
    @DefaultValue("60") int wrongPasswords,
    @DefaultValue("6000") int reads,
    @DefaultValue("600") int writes,
    @DefaultValue("60") int files,
    @DefaultValue("60") int handIns,
    @DefaultValue("12000") int uploads,
    @DefaultValue("100000") int mostKeys) {

  private static final int MOST = 10_000_000;

  public LimitSettings {
    require("address-requests", addressRequests);
    require("wrong-passwords", wrongPasswords);
    require("reads", reads);
    require("writes", writes);
    require("files", files);
    require("hand-ins", handIns);
    require("uploads", uploads);
    require("most-keys", mostKeys);
  }

  private static void require(String name, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(
          "minewatch.limits." + name + " is " + value + "; it must be 1 to " + MOST);
    }
  }

  int of(Spending spending) {
    return switch (spending) {
      case READ -> reads;
      case WRITE -> writes;
      case FILE -> files;
      case HAND_IN -> handIns;
      case UPLOAD -> uploads;
    };
  }
}
