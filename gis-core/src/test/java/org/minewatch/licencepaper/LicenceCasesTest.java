package org.minewatch.licencepaper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.minewatch.region.Corner;
import org.minewatch.region.Licence;
import org.minewatch.region.Rejection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every {@code cases/licence/*.json} names a paper beside it and what must be read from it. The
 * keys are explained in {@code cases/licence/README.md}; a key that is not known fails the case.
 */
class LicenceCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/licence");
  private static final Set<String> CASE_KEYS =
      Set.of("about", "paper", "crs", "status", "licences", "notes", "rejections");
  private static final Set<String> LICENCE_KEYS =
      Set.of(
          "status",
          "no",
          "crs",
          "holder",
          "mine",
          "mineral",
          "capacity",
          "valid_from",
          "valid_to",
          "top",
          "bottom",
          "seams",
          "printed_km2",
          "area_decimals",
          "plane_km2",
          "ellipsoid_km2",
          "agreement",
          "corners",
          "parts",
          "deducted",
          "first",
          "last",
          "part_elevations",
          "part_seams",
          "variants",
          "shift");

  @TestFactory
  Stream<DynamicTest> everyPaperIsReadAsItsCaseSays() throws IOException {
    List<Path> cases;
    try (Stream<Path> files = Files.list(CASES)) {
      cases = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(cases).hasSizeGreaterThan(40);
    return cases.stream()
        .map(c -> DynamicTest.dynamicTest(c.getFileName().toString(), () -> check(c)));
  }

  @TestFactory
  Stream<DynamicTest> everyPaperHasACase() throws IOException {
    List<Path> papers;
    try (Stream<Path> files = Files.list(CASES)) {
      papers = files.filter(f -> f.toString().matches(".*\\.(txt|csv|geojson)")).sorted().toList();
    }
    String all = cases();
    return papers.stream()
        .map(
            p ->
                DynamicTest.dynamicTest(
                    p.getFileName().toString(),
                    () -> assertThat(all).contains('"' + p.getFileName().toString() + '"')));
  }

  private static String cases() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(CASES)) {
      files
          .filter(f -> f.toString().endsWith(".json"))
          .sorted()
          .forEach(
              f -> {
                try {
                  all.append(Files.readString(f));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return all.toString();
  }

  private static void check(Path file) throws IOException {
    JsonNode expected = JsonMapper.shared().readTree(Files.readString(file));
    assertThat(CASE_KEYS).containsAll(expected.propertyNames());
    ImportedLicence imported =
        PrintedLicenceReader.read(
            CASES.resolve(expected.get("paper").asString()),
            ReadOptions.DEFAULT.withCrs(expected.path("crs").asString("")));
    assertThat(imported.status().code()).as("status").isEqualTo(expected.get("status").asString());
    JsonNode licences = expected.path("licences");
    assertThat(imported.readings()).hasSize(licences.size());
    for (int i = 0; i < licences.size(); i++) {
      licence(imported.readings().get(i), licences.get(i));
    }
    for (JsonNode note : expected.path("notes")) {
      assertThat(imported.allNotes())
          .as("a note with: " + note.asString())
          .anyMatch(n -> text(n).contains(note.asString()));
    }
    rejections(imported.rejections(), expected.path("rejections"));
    for (ImportNote note : imported.allNotes()) {
      assertThat(note.zh()).as("Chinese beside: " + note.en()).matches(".*\\p{IsHan}.*[。]$");
      assertThat(note.en()).endsWith(".").doesNotMatch(".*\\p{IsHan}.{0,3}\\.$");
    }
  }

  private static String text(ImportNote note) {
    return note.kind() + " " + note.line() + " " + note.en();
  }

  private static void rejections(List<Rejection> actual, JsonNode expected) {
    List<String> texts =
        actual.stream().map(r -> r.line() + "|" + r.column() + "|" + r.reason()).toList();
    assertThat(actual).as(texts.toString()).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(texts.get(i)).contains(expected.get(i).asString());
    }
  }

  private static void licence(LicenceReading reading, JsonNode expected) {
    assertThat(LICENCE_KEYS).containsAll(expected.propertyNames());
    Licence licence = reading.licence();
    text(expected, "status", reading.status().code());
    text(expected, "no", licence.licenceNo());
    text(expected, "crs", licence.crs());
    text(expected, "holder", licence.holder());
    text(expected, "mine", reading.mineName());
    text(expected, "mineral", reading.mineral());
    text(expected, "capacity", reading.capacity());
    text(expected, "valid_from", licence.validFrom().map(Object::toString).orElse(""));
    text(expected, "valid_to", licence.validTo().map(Object::toString).orElse(""));
    text(expected, "seams", String.join(";", licence.seams()));
    text(expected, "agreement", reading.area().agreement().name());
    number(expected, "top", licence.topElevation(), 0);
    number(expected, "bottom", licence.bottomElevation(), 0);
    number(expected, "printed_km2", licence.areaKm2(), 1e-9);
    number(expected, "plane_km2", reading.area().planeKm2(), 5e-7);
    number(expected, "ellipsoid_km2", reading.area().ellipsoidKm2(), 5e-7);
    number(expected, "area_decimals", OptionalDouble.of(licence.areaDecimals()), 0);
    List<Corner> corners = licence.corners();
    number(expected, "corners", OptionalDouble.of(corners.size()), 0);
    number(expected, "parts", OptionalDouble.of(distinctParts(corners)), 0);
    number(expected, "deducted", OptionalDouble.of(deducted(corners)), 0);
    number(expected, "variants", OptionalDouble.of(reading.variants().size()), 0);
    if (!corners.isEmpty()) {
      text(expected, "first", position(corners.get(0)));
      text(expected, "last", position(corners.get(corners.size() - 1)));
    }
    text(expected, "part_elevations", perPart(corners, LicenceCasesTest::elevations));
    text(expected, "part_seams", perPart(corners, c -> String.join(";", c.seams())));
    if (expected.has("shift")) {
      assertThat(reading.suggestedTransforms()).hasSize(1);
      var shift = reading.suggestedTransforms().get(0);
      assertThat(shift.offsetNorthing().orElseThrow())
          .isCloseTo(expected.get("shift").get(0).asDouble(), within(0.005));
      assertThat(shift.offsetEasting().orElseThrow())
          .isCloseTo(expected.get("shift").get(1).asDouble(), within(0.005));
    }
  }

  private static long distinctParts(List<Corner> corners) {
    return corners.stream().mapToInt(Corner::part).distinct().count();
  }

  private static long deducted(List<Corner> corners) {
    return corners.stream().filter(c -> c.role() == Corner.Role.DEDUCTED).count();
  }

  private static String position(Corner corner) {
    return Numbers.plain(corner.xNorthing()) + " " + Numbers.plain(corner.yEasting());
  }

  private static String elevations(Corner corner) {
    return Numbers.plain(corner.topElevation().orElse(Double.NaN))
        + ".."
        + Numbers.plain(corner.bottomElevation().orElse(Double.NaN));
  }

  private static String perPart(
      List<Corner> corners, java.util.function.Function<Corner, String> what) {
    List<String> texts = new ArrayList<>();
    int part = 0;
    for (Corner corner : corners) {
      if (corner.part() != part && corner.topElevation().isPresent()) {
        texts.add(what.apply(corner));
      }
      part = corner.part();
    }
    return String.join(" | ", texts);
  }

  private static void text(JsonNode expected, String key, String actual) {
    if (expected.has(key)) {
      assertThat(actual).as(key).isEqualTo(expected.get(key).asString());
    }
  }

  private static void number(JsonNode expected, String key, OptionalDouble actual, double off) {
    if (!expected.has(key)) {
      return;
    }
    if (expected.get(key).isNull()) {
      assertThat(actual).as(key).isEmpty();
    } else {
      assertThat(actual).as(key).isPresent();
      assertThat(actual.getAsDouble()).as(key).isCloseTo(expected.get(key).asDouble(), within(off));
    }
  }
}
