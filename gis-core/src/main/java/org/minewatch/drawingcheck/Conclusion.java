package org.minewatch.drawingcheck;

import org.minewatch.wording.Text;

/** What the check of a drawing came to, in one word. */
public enum Conclusion {
  /** It could not be read or put on the map, or is no plan. */
  REFUSED("refused", "退回：不能作为平面图使用", "refused: it cannot be used as a plan"),
  /** Something at warning or above speaks against it. */
  FINDINGS("findings", "有疑点，须说明或改正", "findings: to be explained or mended"),
  /** Only notices. */
  NOTICES("notices", "仅有提示事项", "notices only"),
  /** Nothing was found in what could be judged. */
  NOTHING_FOUND("nothing-found", "在能够判断的范围内未见疑点", "nothing was found in what could be judged");

  private final String wireName;
  private final Text label;

  Conclusion(String wireName, String zh, String en) {
    this.wireName = wireName;
    this.label = new Text(zh, en);
  }

  public String wireName() {
    return wireName;
  }

  public Text label() {
    return label;
  }
}
