package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Corners of a variant put right or told apart before they become rings: the axis that comes first,
 * a missing zone prefix, the corner printed twice, numbers that two parts share.
 */
final class CornerSieve {
  /** Two corners nearer than this are one, in metres or (about) in degrees. */
  private static final double SAME_METRES = 1e-4;

  private static final double SAME_DEGREES = 1e-9;

  private final Sheet sheet;

  CornerSieve(Sheet sheet) {
    this.sheet = sheet;
  }

  DatumVariant sift(DatumVariant variant) {
    axes(variant);
    boolean geographic = majority(variant, true);
    boolean prefixed = majority(variant, false);
    List<DatumVariant.FlatRing> rings = new ArrayList<>();
    for (DatumVariant.FlatRing ring : variant.rings()) {
      rings.add(sifted(ring, geographic, prefixed));
    }
    sharedNumbers(rings);
    return variant.withRings(rings);
  }

  private static boolean majority(DatumVariant variant, boolean geographic) {
    int yes = 0;
    int all = 0;
    for (DatumVariant.FlatRing ring : variant.rings()) {
      for (DatumVariant.FlatCorner corner : ring.corners()) {
        all++;
        yes += (geographic ? corner.pair().geographic() : corner.pair().prefixed()) ? 1 : 0;
      }
    }
    return yes * 2 > all;
  }

  private void axes(DatumVariant variant) {
    List<DatumVariant.FlatCorner> metres =
        variant.rings().stream()
            .flatMap(r -> r.corners().stream())
            .filter(c -> !c.pair().geographic())
            .toList();
    List<DatumVariant.FlatCorner> eastFirst =
        metres.stream().filter(c -> !c.pair().northFirst()).toList();
    if (eastFirst.isEmpty()) {
      return;
    }
    long line = eastFirst.get(0).line();
    if (eastFirst.size() == metres.size()) {
      sheet.repaired(
          line,
          "坐标列先东（Y）后北（X），与常规相反，已按数值大小调换。",
          "The columns hold the easting before the northing, against the custom; put right by size.");
    } else {
      eastFirst.forEach(
          c ->
              sheet.repaired(
                  c.line(),
                  "拐点 " + c.name() + " 的 X、Y 与其他行相反，已调换。",
                  "X and Y of corner "
                      + c.name()
                      + " are exchanged against the other rows; put right."));
    }
  }

  private DatumVariant.FlatRing sifted(
      DatumVariant.FlatRing ring, boolean geographic, boolean prefixed) {
    List<DatumVariant.FlatCorner> kept = new ArrayList<>();
    for (DatumVariant.FlatCorner corner : ring.corners()) {
      CornerPair pair = corner.pair();
      if (pair.geographic() != geographic) {
        drop(
            corner, "is in other units (degrees or metres) than the other corners", "的坐标单位与其他拐点不同");
        continue;
      }
      if (!geographic && pair.prefixed() != prefixed) {
        drop(
            corner,
            prefixed
                ? "lacks the zone number that the other eastings carry"
                : "carries a zone number that the other eastings lack",
            "的横坐标带号与其他拐点不一致");
        continue;
      }
      if (pair.repaired()) {
        sheet.repaired(
            corner.line(),
            "拐点 " + corner.name() + " 中误识的字符（O、l、顿号等）已按数字读取。",
            "Misread characters (O, l, an ideographic comma) in corner "
                + corner.name()
                + " were read as digits.");
      }
      if (!kept.isEmpty() && same(kept.get(kept.size() - 1).pair(), pair)) {
        sheet.repaired(
            corner.line(),
            "拐点 " + corner.name() + " 与前一拐点重合，略去。",
            "Corner " + corner.name() + " repeats the corner before it and was left out.");
        continue;
      }
      kept.add(corner);
    }
    if (kept.size() > 3 && same(kept.get(0).pair(), kept.get(kept.size() - 1).pair())) {
      kept.remove(kept.size() - 1);
    }
    return new DatumVariant.FlatRing(ring.part(), ring.printedPart(), ring.printed(), kept);
  }

  private void drop(DatumVariant.FlatCorner corner, String en, String zh) {
    String text = "the easting " + Numbers.plain(corner.pair().east()) + " " + en;
    sheet.reject(corner.line(), corner.name(), text, Numbers.plain(corner.pair().east()));
    sheet.broken(
        corner.line(),
        "拐点 " + corner.name() + " " + zh + "，未采用。",
        "Corner " + corner.name() + ": " + text + "; it was not taken.");
  }

  static boolean same(CornerPair a, CornerPair b) {
    double tolerance = a.geographic() ? SAME_DEGREES : SAME_METRES;
    return Math.abs(a.north() - b.north()) < tolerance && Math.abs(a.east() - b.east()) < tolerance;
  }

  /** Under one numbering for several parts, a number that returns has to be the same place. */
  private void sharedNumbers(List<DatumVariant.FlatRing> rings) {
    Map<String, DatumVariant.FlatCorner> seen = new LinkedHashMap<>();
    for (DatumVariant.FlatRing ring : rings) {
      boolean numberedOn =
          !ring.corners().isEmpty()
              && ring.corners().get(0).label() != null
              && ring.corners().get(0).label().number() != 1
              && !ring.corners().get(0).label().bracketed();
      List<String> shared = new ArrayList<>();
      for (DatumVariant.FlatCorner corner : ring.corners()) {
        DatumVariant.FlatCorner known = numberedOn ? seen.get(corner.name()) : null;
        if (known == null || corner.label() == null) {
          continue;
        }
        if (same(known.pair(), corner.pair())) {
          shared.add(corner.name());
        } else {
          sheet.broken(
              corner.line(),
              "拐点 " + corner.name() + " 出现两次但坐标不同（另见第 " + known.line() + " 行）。",
              "Corner "
                  + corner.name()
                  + " is printed twice with different coordinates (also in line "
                  + known.line()
                  + ").");
        }
      }
      if (!shared.isEmpty()) {
        String names = String.join(", ", shared);
        sheet.noticed(
            ring.printed().line,
            "拐点 " + names + " 为相邻块段共用。",
            "Corners " + names + " belong to two parts that touch.");
      }
      for (DatumVariant.FlatCorner corner : ring.corners()) {
        seen.putIfAbsent(corner.name(), corner);
      }
    }
  }
}
