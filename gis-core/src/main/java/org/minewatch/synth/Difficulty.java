package org.minewatch.synth;

import java.util.Locale;
import org.minewatch.synth.ground.Dice;

/** How plain a planted violation is: how far beyond what noise and practice explain it lies. */
public enum Difficulty {
  EASY,
  MEDIUM,
  HARD;

  String truthName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A number from the range of this difficulty; ranges are pairs from low to high. */
  double pick(Dice dice, double[] easy, double[] medium, double[] hard) {
    double[] range = this == EASY ? easy : this == MEDIUM ? medium : hard;
    return dice.uniform(range[0], range[1]);
  }
}
