package org.minewatch.drawing.revision;

import org.minewatch.wording.Text;

/** What can happen to a drawn thing from one revision to the next. */
public enum ChangeKind {
  NEW("新增", "new"),
  GONE("消失", "gone"),
  MOVED("移位", "moved"),
  SHRUNK("缩小", "smaller"),
  GROWN("扩大", "larger"),
  RELABELLED("改注", "labelled otherwise"),
  CORNER_MOVED("拐点移动", "corner moved"),
  ELEVATION("标高改动", "elevation changed");

  private final Text name;

  ChangeKind(String zh, String en) {
    this.name = new Text(zh, en);
  }

  /** How it is called in a list. */
  public Text label() {
    return name;
  }
}
