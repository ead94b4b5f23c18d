package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.geo.Crs;

/**
 * All rings of a licence in one of the datums it is printed in.
 *
 * @param mention what the paper says of the datum; null when it says nothing for these columns
 * @param crs the coordinate system, once it is resolved
 */
record DatumVariant(DatumMention mention, List<FlatRing> rings, Optional<Crs> crs, String cell) {

  /**
   * A ring in one datum.
   *
   * @param part index of its part among those of this variant, from 0
   */
  record FlatRing(int part, Sheet.Part printedPart, Sheet.Ring printed, List<FlatCorner> corners) {}

  /** A corner in one datum. */
  record FlatCorner(CornerLabel label, CornerPair pair, long line) {
    String name() {
      return label == null ? "?" : label.text();
    }
  }

  DatumVariant {
    rings = List.copyOf(rings);
  }

  DatumVariant resolved(Crs to) {
    return new DatumVariant(mention, rings, Optional.of(to), to.code());
  }

  DatumVariant named(String printedCell) {
    return new DatumVariant(mention, rings, crs, printedCell);
  }

  DatumVariant withRings(List<FlatRing> others) {
    return new DatumVariant(mention, others, crs, cell);
  }

  Optional<FlatCorner> first() {
    return rings.stream().flatMap(r -> r.corners().stream()).findFirst();
  }

  boolean isGeographic() {
    return first().map(c -> c.pair().geographic()).orElse(false);
  }

  /** The variants of a sheet: columns side by side, or whole tables one after the other. */
  static List<DatumVariant> of(Sheet sheet) {
    int columns =
        sheet.parts.stream()
            .flatMap(p -> p.rings.stream())
            .flatMap(r -> r.points.stream())
            .mapToInt(p -> p.pairs().size())
            .max()
            .orElse(1);
    return columns > 1 ? columns(sheet, columns) : tables(sheet);
  }

  private static List<DatumVariant> columns(Sheet sheet, int columns) {
    List<DatumVariant> variants = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      List<FlatRing> rings = new ArrayList<>();
      DatumMention mention = null;
      for (int p = 0; p < sheet.parts.size(); p++) {
        for (Sheet.Ring ring : sheet.parts.get(p).rings) {
          if (mention == null && !ring.datums.isEmpty()) {
            boolean each = ring.datums.size() == columns;
            mention =
                each
                    ? ring.datums.get(column)
                    : ring.datums.size() == 1 ? ring.datums.get(0) : null;
          }
          rings.add(column(sheet, p, ring, column, columns));
        }
      }
      variants.add(new DatumVariant(mention, rings, Optional.empty(), ""));
    }
    return variants;
  }

  private static FlatRing column(Sheet sheet, int part, Sheet.Ring ring, int column, int columns) {
    List<FlatCorner> corners = new ArrayList<>();
    for (Sheet.Point point : ring.points) {
      if (column < point.pairs().size()) {
        corners.add(new FlatCorner(point.label(), point.pairs().get(column), point.line()));
      } else {
        sheet.broken(
            point.line(),
            "拐点 " + point.name() + " 只有 " + point.pairs().size() + " 组坐标，其余拐点有 " + columns + " 组。",
            "Corner "
                + point.name()
                + " has "
                + point.pairs().size()
                + " pair(s) of coordinates where the others have "
                + columns
                + ".");
      }
    }
    return new FlatRing(part, sheet.parts.get(part), ring, corners);
  }

  private static List<DatumVariant> tables(Sheet sheet) {
    Map<String, List<Sheet.Part>> byDatum = new LinkedHashMap<>();
    Map<String, DatumMention> mentions = new LinkedHashMap<>();
    for (Sheet.Part part : sheet.parts) {
      List<DatumMention> own = part.rings.isEmpty() ? List.of() : part.rings.get(0).datums;
      // Several datums named over one column of pairs: which is meant is for the CRS to settle.
      String key = own.size() == 1 ? own.get(0).datum() : "";
      byDatum.computeIfAbsent(key, k -> new ArrayList<>()).add(part);
      if (own.size() == 1) {
        mentions.putIfAbsent(key, own.get(0));
      }
    }
    if (byDatum.size() == 2 && byDatum.containsKey("")) {
      // A remark behind the first part names the datum of all.
      List<Sheet.Part> all = new ArrayList<>(sheet.parts);
      DatumMention only = mentions.values().iterator().next();
      return List.of(flat(only, all));
    }
    return byDatum.entrySet().stream()
        .map(e -> flat(mentions.get(e.getKey()), e.getValue()))
        .toList();
  }

  private static DatumVariant flat(DatumMention mention, List<Sheet.Part> parts) {
    List<FlatRing> rings = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      for (Sheet.Ring ring : parts.get(p).rings) {
        List<FlatCorner> corners =
            ring.points.stream()
                .map(point -> new FlatCorner(point.label(), point.pairs().get(0), point.line()))
                .toList();
        rings.add(new FlatRing(p, parts.get(p), ring, corners));
      }
    }
    return new DatumVariant(mention, rings, Optional.empty(), "");
  }
}
