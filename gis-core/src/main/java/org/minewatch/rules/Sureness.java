package org.minewatch.rules;

/** How well a row of the rule table is founded, so that nobody takes a proposal for the law. */
public enum Sureness {
  /** Read in the text of the law, standard or notice. */
  TEXT_SEEN("text-seen"),
  /** Read in an enforcement or accident report or official news. */
  PUBLISHED("published"),
  /** Read in public source code that handles the real format. */
  PUBLIC_CODE("public-code"),
  /** Read in a question bank, a company rule, a training note or a product page. */
  SECONDARY("secondary"),
  /** Worked out from a data set or by arithmetic. */
  COMPUTED("computed"),
  /** Read in one of the two policy papers the product started from. */
  SEED("seed"),
  /** General professional knowledge, not verified against a text. */
  PROFESSIONAL("professional"),
  /** An engineering default of this product, not a rule. */
  PROPOSAL("proposal");

  private final String wireName;

  Sureness(String wireName) {
    this.wireName = wireName;
  }

  /** The name in the {@code sure} column. */
  public String wireName() {
    return wireName;
  }

  /** Whether the text itself or an official report of it was read. */
  public boolean isVerified() {
    return this == TEXT_SEEN || this == PUBLISHED;
  }
}
