package org.minewatch.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minewatch.geo.Crs.Grid;
import org.minewatch.geo.CrsResolution.Refused;
import org.minewatch.geo.CrsResolution.Resolved;

/**
 * Reads a {@code crs} cell: an EPSG code, the words of a licence in Chinese, or EPSG's English
 * names.
 *
 * <p>Text and coordinates have to agree: an eight-digit easting begins with its zone number, and in
 * China that number alone tells six degrees (13 to 23) from three (24 to 45). What stays ambiguous
 * is refused with the systems that it could be, never guessed; what was taken for granted is said.
 */
public final class CrsNames {

  private static final int MAX_LENGTH = 300;
  private static final int WGS84_GEOGRAPHIC = 4326;

  private CrsNames() {}

  /**
   * @param cell the text as written
   * @param sampleEasting an easting as printed, or a longitude; NaN counts as absent. Without one,
   *     a zone named by its number means eastings with the zone number in front, as the exchange
   *     format lays down
   */
  public static CrsResolution resolve(String cell, OptionalDouble sampleEasting) {
    if (cell.isBlank()) {
      return refused("the CRS is not named: write an EPSG code or a description", List.of());
    }
    if (cell.length() > MAX_LENGTH) {
      return refused("the CRS is longer than " + MAX_LENGTH + " characters", List.of());
    }
    PrintedEasting sample = PrintedEasting.of(sampleEasting);
    if (sample.problem() != null) {
      return refused(sample.problem(), List.of());
    }
    CrsText text = CrsText.parse(cell);
    if (!text.epsg().isEmpty()) {
      return code(text, sample);
    }
    return words(text, sample, cell.strip());
  }

  private static CrsResolution code(CrsText text, PrintedEasting sample) {
    int epsg = text.epsg().first();
    if (text.epsg().size() > 1) {
      return refused("the CRS names several EPSG codes: " + text.epsg(), known(text.epsg()));
    }
    List<String> assumptions = new ArrayList<>();
    if (epsg == WGS84_GEOGRAPHIC) {
      epsg = 4490;
      assumptions.add("WGS 84 is taken as equal to CGCS2000 (well under a metre apart)");
    }
    Optional<Crs> named = CrsCatalogue.find(epsg);
    if (named.isEmpty()) {
      return refused(
          "EPSG:"
              + epsg
              + " is none of the Chinese systems: CGCS2000, Xian 1980, Beijing 1954 or New"
              + " Beijing in three- or six-degree zones, or longitude and latitude",
          List.of());
    }
    Crs crs = named.get();
    List<Crs> choices = new ArrayList<>(List.of(crs));
    for (Datum datum : text.datums()) {
      if (datum != crs.datum()) {
        CrsCatalogue.find(datum, crs.grid(), crs.zone(), crs.zonePrefix()).ifPresent(choices::add);
      }
    }
    boolean wordsDisagree =
        choices.size() > 1
            || (!crs.isGeographic() && text.geographic())
            || text.grids().stream().anyMatch(grid -> grid != crs.grid())
            || text.zones().stream().anyMatch(zone -> zone != crs.zone())
            || (!crs.isGeographic()
                && text.meridians().stream()
                    .anyMatch(minutes -> minutes != crs.centralMeridianDegrees() * 60));
    if (wordsDisagree) {
      return refused(
          crs.code()
              + " is "
              + CrsCatalogue.describeEnglish(crs)
              + ", the words beside it say else",
          choices);
    }
    return withSample(crs, sample, assumptions);
  }

  /** Lets the printed coordinates confirm a CRS, or say that their zone number is there or not. */
  private static CrsResolution withSample(
      Crs crs, PrintedEasting sample, List<String> assumptions) {
    switch (sample.kind()) {
      case NONE -> {
        return new Resolved(crs, assumptions);
      }
      case DEGREES -> {
        return crs.isGeographic()
            ? new Resolved(crs, assumptions)
            : refused(
                "the coordinates are degrees (%s), but %s has metres"
                    .formatted(sample.value(), CrsCatalogue.describeEnglish(crs)),
                List.of(CrsCatalogue.geographic(crs.datum())));
      }
      case PREFIXED -> {
        Optional<Crs> printed = CrsCatalogue.find(crs.datum(), sample.grid(), sample.zone(), true);
        if (printed.isEmpty()) {
          return refused(sample.noCode(), List.of());
        }
        if (printed.get().equals(crs)) {
          return new Resolved(crs, assumptions);
        }
        if (crs.isGeographic()) {
          return assume(
              printed.get(),
              assumptions,
              "%s is longitude and latitude, but the eastings are metres with zone number %s: taken as %s"
                  .formatted(
                      crs.code(), sample.zone(), CrsCatalogue.describeEnglish(printed.get())));
        }
        if (!crs.zonePrefix()
            && printed.get().centralMeridianDegrees() == crs.centralMeridianDegrees()) {
          return assume(
              printed.get(),
              assumptions,
              "%s has no zone number before its eastings, but %s has %s: taken as %s, the same central meridian"
                  .formatted(
                      crs.code(),
                      sample.value(),
                      sample.zone(),
                      CrsCatalogue.describeEnglish(printed.get())));
        }
        return refused(
            "the easting %s begins with zone number %s, which contradicts %s"
                .formatted(sample.value(), sample.zone(), CrsCatalogue.describeEnglish(crs)),
            List.of(crs, printed.get()));
      }
      case PLAIN -> {
        if (crs.isGeographic()) {
          return refused(
              "%s is longitude and latitude, but the easting %s is metres without a zone number: name the zone"
                  .formatted(crs.code(), sample.value()),
              zones(Set.of(crs.datum()), Optional.empty(), false));
        }
        if (!crs.zonePrefix()) {
          return new Resolved(crs, assumptions);
        }
        Crs plain = CrsCatalogue.find(crs.datum(), crs.grid(), crs.zone(), false).orElseThrow();
        return assume(
            plain,
            assumptions,
            "the easting %s lacks the zone number %s: taken as %s"
                .formatted(sample.value(), crs.zone(), CrsCatalogue.describeEnglish(plain)));
      }
    }
    throw new IllegalStateException(sample.kind().name());
  }

  private static CrsResolution words(CrsText text, PrintedEasting sample, String cell) {
    Set<Datum> datums = new TreeSet<>(text.datums());
    List<String> assumptions = new ArrayList<>();
    if (text.wgs84()) {
      datums.add(Datum.CGCS2000);
      assumptions.add("WGS 84 is taken as equal to CGCS2000 (well under a metre apart)");
    }
    if (datums.isEmpty()) {
      List<Crs> choices =
          zones(Set.of(Datum.values()), text.grid(), text.zone(), text.meridians(), sample);
      return refused(
          "\""
              + shortened(cell)
              + "\" names no datum known here: say CGCS2000, Xian 1980, Beijing 1954 or New"
              + " Beijing",
          choices);
    }
    if (datums.size() > 1) {
      return refused(
          "the CRS names several datums: "
              + datums.stream().map(Datum::nameEn).collect(Collectors.joining(", ")),
          zones(datums, text.grid(), text.zone(), text.meridians(), sample));
    }
    Datum datum = datums.iterator().next();
    if (!text.unsupportedGrid().isEmpty()) {
      return refused(
          text.unsupportedGrid()
              + "-degree zones have no EPSG code: three- and six-degree zones do",
          List.of());
    }
    if (text.grids().size() > 1) {
      return refused(
          "the CRS names three-degree and six-degree zones",
          zones(datums, Optional.empty(), text.zone(), text.meridians(), sample));
    }
    if (text.zones().size() > 1) {
      return refused(
          "the CRS names several zones: " + text.zones(),
          text.zones().stream()
              .flatMap(
                  zone ->
                      CrsCatalogue.find(datum, PrintedEasting.gridOf(zone), zone, true).stream())
              .toList());
    }
    if (text.geographic() && !text.grids().isEmpty()) {
      return refused(
          "the CRS names longitude and latitude and a zone as well",
          List.of(CrsCatalogue.geographic(datum)));
    }
    if (text.geographic()) {
      return withSample(CrsCatalogue.geographic(datum), sample, assumptions);
    }
    return zone(datum, text, sample, assumptions);
  }

  private static CrsResolution zone(
      Datum datum, CrsText text, PrintedEasting sample, List<String> assumptions) {
    Optional<Grid> grid = text.grid();
    OptionalInt zone = text.zone();
    if (zone.isPresent()) {
      Optional<Crs> named =
          CrsCatalogue.find(datum, PrintedEasting.gridOf(zone.getAsInt()), zone.getAsInt(), true);
      if (named.isEmpty()) {
        return refused(
            zone.getAsInt() + " is no zone of China: 13 to 23 (six degrees) or 25 to 45 (three)",
            sampled(Set.of(datum), sample));
      }
      Crs crs = named.get();
      if (grid.isPresent() && grid.get() != crs.grid()) {
        return refused(
            "zone %s is a %s zone, but the CRS says %s"
                .formatted(zone.getAsInt(), degrees(crs.grid()), degrees(grid.get())),
            distinct(List.of(crs), sampled(Set.of(datum), sample)));
      }
      if (text.meridians().stream().anyMatch(m -> m != crs.centralMeridianDegrees() * 60)) {
        return refused(
            "zone %s has central meridian %s, but the CRS says another"
                .formatted(zone.getAsInt(), crs.centralMeridianDegrees()),
            List.of(crs));
      }
      return withSample(crs, sample, assumptions);
    }
    if (!text.meridians().isEmpty()) {
      return meridian(datum, text, sample, assumptions);
    }
    switch (sample.kind()) {
      case PREFIXED -> {
        Optional<Crs> printed = CrsCatalogue.find(datum, sample.grid(), sample.zone(), true);
        if (printed.isEmpty()) {
          return refused(sample.noCode(), List.of());
        }
        if (grid.isPresent() && grid.get() != sample.grid()) {
          return refused(
              "the easting %s begins with zone number %s, a %s zone, but the CRS says %s"
                  .formatted(
                      sample.value(), sample.zone(), degrees(sample.grid()), degrees(grid.get())),
              List.of(printed.get()));
        }
        return new Resolved(printed.get(), assumptions);
      }
      case DEGREES -> {
        Crs geographic = CrsCatalogue.geographic(datum);
        return grid.isPresent()
            ? refused(
                "the coordinates are degrees (%s), but the CRS says %s"
                    .formatted(sample.value(), degrees(grid.get())),
                List.of(geographic))
            : new Resolved(geographic, assumptions);
      }
      default -> {
        return refused(
            "no zone is named"
                + (sample.kind() == PrintedEasting.Kind.PLAIN
                    ? " and the easting " + sample.value() + " has no zone number in front"
                    : "")
                + ": name the zone or its central meridian",
            zones(Set.of(datum), grid, false));
      }
    }
  }

  private static CrsResolution meridian(
      Datum datum, CrsText text, PrintedEasting sample, List<String> assumptions) {
    List<Crs> choices = byMeridian(Set.of(datum), text.grid(), text.meridians());
    if (choices.isEmpty() || text.meridians().size() > 1) {
      return refused(
          "central meridian %s is that of no standard zone%s"
              .formatted(
                  text.meridians().stream()
                      .map(m -> String.valueOf(m / 60.0))
                      .collect(Collectors.joining(" and ")),
                  text.grid().map(g -> " of " + degrees(g)).orElse("")),
          choices);
    }
    if (sample.kind() == PrintedEasting.Kind.PREFIXED) {
      Optional<Crs> printed = CrsCatalogue.find(datum, sample.grid(), sample.zone(), true);
      boolean agrees =
          printed.isPresent()
              && text.grid().orElse(sample.grid()) == sample.grid()
              && text.meridians().contains(printed.get().centralMeridianDegrees() * 60);
      return agrees
          ? new Resolved(printed.get(), assumptions)
          : refused(
              "the easting %s begins with zone number %s, which contradicts the central meridian named"
                  .formatted(sample.value(), sample.zone()),
              distinct(choices, printed.stream().toList()));
    }
    // 105, 111, ...: a three-degree and a six-degree zone share the meridian and every coordinate.
    boolean either = choices.size() > 1;
    Grid grid = either && text.epsgStyle() ? Grid.ZONE_6_DEGREE : choices.get(0).grid();
    Crs crs = choices.stream().filter(c -> c.grid() == grid).findFirst().orElseThrow();
    if (either && !text.epsgStyle()) {
      assumptions.add(
          "three- or six-degree zone is not said; both have central meridian "
              + crs.centralMeridianDegrees()
              + " and the same coordinates");
    }
    return withSample(crs, sample, assumptions);
  }

  private static List<Crs> zones(
      Set<Datum> datums,
      Optional<Grid> grid,
      OptionalInt zone,
      Set<Integer> meridians,
      PrintedEasting sample) {
    if (sample.kind() == PrintedEasting.Kind.PREFIXED) {
      return sampled(datums, sample);
    }
    if (sample.kind() == PrintedEasting.Kind.DEGREES) {
      return datums.stream().sorted().map(CrsCatalogue::geographic).toList();
    }
    if (zone.isPresent()) {
      return datums.stream()
          .sorted()
          .flatMap(
              d ->
                  CrsCatalogue.find(
                      d,
                      PrintedEasting.gridOf(zone.getAsInt()),
                      zone.getAsInt(),
                      sample.kind() != PrintedEasting.Kind.PLAIN)
                      .stream())
          .toList();
    }
    return byMeridian(datums, grid, meridians);
  }

  /** Every zone of the datums, to choose from. */
  private static List<Crs> zones(Set<Datum> datums, Optional<Grid> grid, boolean prefix) {
    return CrsCatalogue.all().stream()
        .filter(c -> datums.contains(c.datum()) && !c.isGeographic() && c.zonePrefix() == prefix)
        .filter(c -> grid.isEmpty() || grid.get() == c.grid())
        .toList();
  }

  private static List<Crs> byMeridian(
      Set<Datum> datums, Optional<Grid> grid, Set<Integer> meridians) {
    return zones(datums, grid, false).stream()
        .filter(c -> meridians.contains(c.centralMeridianDegrees() * 60))
        .sorted(Comparator.comparing(Crs::grid).thenComparing(Crs::epsg))
        .toList();
  }

  private static List<Crs> sampled(Set<Datum> datums, PrintedEasting sample) {
    return sample.kind() != PrintedEasting.Kind.PREFIXED
        ? List.of()
        : datums.stream()
            .sorted()
            .flatMap(d -> CrsCatalogue.find(d, sample.grid(), sample.zone(), true).stream())
            .toList();
  }

  private static List<Crs> distinct(List<Crs> a, List<Crs> b) {
    return Stream.concat(a.stream(), b.stream()).distinct().toList();
  }

  private static List<Crs> known(Set<Integer> epsg) {
    return epsg.stream().flatMap(code -> CrsCatalogue.find(code).stream()).toList();
  }

  private static String degrees(Grid grid) {
    return grid == Grid.ZONE_3_DEGREE ? "three-degree" : "six-degree";
  }

  private static Resolved assume(Crs crs, List<String> assumptions, String assumption) {
    assumptions.add(assumption);
    return new Resolved(crs, assumptions);
  }

  private static Refused refused(String reason, List<Crs> choices) {
    return new Refused(reason, choices);
  }

  private static String shortened(String cell) {
    return cell.length() > 80 ? cell.substring(0, 80) + "…" : cell;
  }
}
