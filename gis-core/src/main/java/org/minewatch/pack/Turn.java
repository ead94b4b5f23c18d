package org.minewatch.pack;

import org.minewatch.wording.Text;

/** What one does where two legs of a way meet. */
enum Turn {
  STRAIGHT("直行", "straight on"),
  LEFT("左转", "turn left"),
  RIGHT("右转", "turn right"),
  BACK("折返", "turn back"),
  ARRIVE("到达", "you are there");

  private final Text words;

  Turn(String zh, String en) {
    words = new Text(zh, en);
  }

  Text words() {
    return words;
  }
}
