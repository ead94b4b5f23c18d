package org.minewatch.report;

/** Which words a document holds: one language, or both with a switch between them. */
public enum Language {
  BOTH,
  ZH,
  EN;

  /** The tag of what is shown first. */
  public String tag() {
    return this == EN ? "en" : "zh-CN";
  }
}
