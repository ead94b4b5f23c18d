package org.minewatch.water;

import java.util.Optional;
import java.util.regex.Pattern;
import org.minewatch.wording.Text;

/**
 * How well the edge of a body of water is known; the stand-off of the probe line follows from it
 * (domain notes, 2.2).
 */
public enum WaterBoundary {
  SURVEYED("surveyed", "本矿、边界可靠", "own mine, surveyed"),
  UNCERTAIN("uncertain", "本矿、边界不确切", "own mine, edge not certain"),
  OLD_WITH_DRAWINGS("old-with-drawings", "老窑、有图纸", "old workings with drawings"),
  OLD_WITHOUT_DRAWINGS("old-without-drawings", "老窑、无图纸", "old workings without drawings"),
  FAULT("fault", "断层", "fault"),
  COLUMN("column", "陷落柱", "collapse column");

  private static final Pattern NO_DRAWINGS = Pattern.compile("无图|无资料|不清|不明");
  private static final Pattern OLD = Pattern.compile("老窑|小窑|古窑|老空|老塘|邻矿");
  private static final Pattern INFERRED = Pattern.compile("推断|推测|疑似|预计");
  private static final Pattern COLUMN_WORD = Pattern.compile("陷落柱");

  private final String wireName;
  private final Text label;

  WaterBoundary(String wireName, String zh, String en) {
    this.wireName = wireName;
    this.label = new Text(zh, en);
  }

  public Text label() {
    return label;
  }

  /** The name of its stand-off in the rule table. */
  public String parameter() {
    return "probe_" + wireName.replace('-', '_') + "_m";
  }

  /** The class of a wire name of {@code water_bodies.csv}. */
  public static Optional<WaterBoundary> find(String wireName) {
    for (WaterBoundary b : values()) {
      if (b.wireName.equals(wireName)) {
        return Optional.of(b);
      }
    }
    return Optional.empty();
  }

  /** What the text next to a water line says; own mine and surveyed when it says nothing. */
  public static WaterBoundary ofText(String text) {
    if (COLUMN_WORD.matcher(text).find()) {
      return COLUMN;
    }
    if (OLD.matcher(text).find()) {
      return NO_DRAWINGS.matcher(text).find() ? OLD_WITHOUT_DRAWINGS : OLD_WITH_DRAWINGS;
    }
    return INFERRED.matcher(text).find() || NO_DRAWINGS.matcher(text).find() ? UNCERTAIN : SURVEYED;
  }
}
