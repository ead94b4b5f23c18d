package org.minewatch.track.upload;

import java.util.OptionalLong;

/**
 * The holder of a card, without the name: persons are pseudonyms everywhere.
 *
 * @param personId pseudonym made of mine, name and birth, the same for the same holder of several
 *     cards; empty for a stub
 * @param job 工种, empty when not given
 * @param post 职务
 * @param since header time of the first file that says so
 * @param registered false for a stub: the card was seen but is in no register
 */
public record UploadPerson(
    String cardId,
    String personId,
    String job,
    String post,
    String team,
    boolean leader,
    boolean special,
    OptionalLong since,
    boolean registered)
    implements UploadRecord {

  /** A card that is in no register. */
  static UploadPerson stub(String cardId) {
    return new UploadPerson(cardId, "", "", "", "", false, false, OptionalLong.empty(), false);
  }

  UploadPerson since(OptionalLong time) {
    return new UploadPerson(cardId, personId, job, post, team, leader, special, time, registered);
  }

  boolean saysTheSameAs(UploadPerson other) {
    return since(OptionalLong.empty()).equals(other.since(OptionalLong.empty()));
  }
}
