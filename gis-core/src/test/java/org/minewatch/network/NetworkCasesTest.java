package org.minewatch.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.region.Reader;
import org.minewatch.region.Seal;
import org.minewatch.region.SourceLine;
import org.minewatch.track.FixColumns;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cases of {@code cases/network}: drawn roads, readers and fixes, and what must come of them.
 * The README there says how one is written.
 */
class NetworkCasesTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);

  static Stream<String> cases() throws Exception {
    URL folder = NetworkCasesTest.class.getResource("/cases/network");
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theCaseComesOutAsWritten(String file) throws Exception {
    URL url = NetworkCasesTest.class.getResource("/cases/network/" + file);
    JsonNode c = JsonMapper.shared().readTree(Files.readString(Path.of(url.toURI())));
    RoadwayNetwork network = network(c);
    JsonNode expect = c.path("expect");
    expectNetwork(network, expect);
    ReaderPlaces readers = ReaderPlaces.of(network, readers(c), NIGHT);
    for (JsonNode r : expect.path("readers")) {
      ReaderPlace place = readers.find(r.path("id").asString()).orElseThrow();
      String what = "reader " + r.path("id").asString();
      assertThat(place.onNetwork()).as(what).isEqualTo(r.path("on").asBoolean());
      assertThat(place.missMetres()).as(what).isCloseTo(r.path("miss").asDouble(), within(0.1));
      assertThat(place.positions().size()).as(what).isEqualTo(r.path("positions").asInt());
    }
    PlacedFixes placed = new FixPlacer(network, readers).place(fixes(c));
    for (int i = 0; i < expect.path("fixes").size(); i++) {
      expectFix(placed, i, expect.path("fixes").get(i), "fix " + i);
    }
  }

  private static void expectNetwork(RoadwayNetwork network, JsonNode expect) {
    TreeSet<Integer> components = new TreeSet<>();
    int deadEnds = 0;
    for (int i = 0; i < network.nodeCount(); i++) {
      components.add(network.component(i));
      deadEnds += network.isDeadEnd(i) ? 1 : 0;
    }
    count(expect, "nodes", network.nodeCount());
    count(expect, "edges", network.edgeCount());
    count(expect, "components", components.size());
    count(expect, "dead_ends", deadEnds);
    count(
        expect, "seals_placed", network.seals().stream().filter(s -> s.position() != null).count());
    if (expect.has("length")) {
      assertThat(network.totalLength())
          .as("length")
          .isCloseTo(expect.path("length").asDouble(), within(0.5));
    }
    for (JsonNode e : expect.path("elevations")) {
      NetworkPosition at = at(network, e.get(0).asDouble(), e.get(1).asDouble());
      double z = network.elevation(at.edge(), at.offsetMetres());
      if (e.get(2).isNull()) {
        assertThat(z).as("elevation at %s", e).isNaN();
      } else {
        assertThat(z).as("elevation at %s", e).isCloseTo(e.get(2).asDouble(), within(0.2));
      }
    }
    for (JsonNode d : expect.path("distances")) {
      double way =
          network.distance(
              at(network, d.get(0).asDouble(), d.get(1).asDouble()),
              at(network, d.get(2).asDouble(), d.get(3).asDouble()));
      if (d.get(4).isNull()) {
        assertThat(way).as("way %s", d).isInfinite();
      } else {
        assertThat(way).as("way %s", d).isCloseTo(d.get(4).asDouble(), within(0.5));
      }
    }
    for (JsonNode w : expect.path("widths")) {
      NetworkPosition at = at(network, w.get(0).asDouble(), w.get(1).asDouble());
      assertThat(network.widthMetres(at.edge())).isCloseTo(w.get(2).asDouble(), within(0.1));
    }
  }

  private static NetworkPosition at(RoadwayNetwork network, double e, double n) {
    return network.nearest(e, n, 3).orElseThrow();
  }

  private static void count(JsonNode expect, String name, long value) {
    if (expect.has(name)) {
      assertThat(value).as(name).isEqualTo(expect.path(name).asLong());
    }
  }

  private static void expectFix(PlacedFixes placed, int i, JsonNode f, String what) {
    flag(f, "placed", placed.isPlaced(i), what);
    flag(f, "ambiguous", placed.isAmbiguous(i), what);
    flag(f, "segment", placed.isSegment(i), what);
    flag(f, "beyond", placed.isBeyondEnd(i), what);
    flag(f, "unmatched", placed.isUnmatched(i), what);
    if (f.has("at")) {
      double miss =
          Math.hypot(
              placed.easting(i) - f.path("at").get(0).asDouble(),
              placed.northing(i) - f.path("at").get(1).asDouble());
      assertThat(miss).as(what + " place").isLessThanOrEqualTo(f.path("within").asDouble(1));
    }
    if (f.has("road")) {
      NetworkPosition at =
          at(placed.network(), f.path("road").get(0).asDouble(), f.path("road").get(1).asDouble());
      assertThat(placed.edge(i)).as(what + " road").isEqualTo(at.edge());
    }
    if (f.has("off")) {
      assertThat((double) placed.offNetworkMetres(i))
          .as(what + " off")
          .isCloseTo(f.path("off").asDouble(), within(1.0));
    }
    if (f.has("sigma")) {
      assertThat((double) placed.sigmaMetres(i))
          .as(what + " sigma")
          .isCloseTo(f.path("sigma").asDouble(), within(1.0));
    }
    if (f.has("elevation")) {
      assertThat(placed.elevation(i))
          .as(what + " elevation")
          .isCloseTo(f.path("elevation").asDouble(), within(0.5));
    }
    if (f.has("basis")) {
      assertThat(placed.basis(i).name()).as(what).isEqualTo(f.path("basis").asString());
    }
  }

  private static void flag(JsonNode f, String name, boolean value, String what) {
    if (f.has(name)) {
      assertThat(value).as(what + " " + name).isEqualTo(f.path(name).asBoolean());
    }
  }

  private static RoadwayNetwork network(JsonNode c) {
    List<DrawnFeature> features = new ArrayList<>();
    for (JsonNode r : c.path("roads")) {
      LayerClass of = LayerClass.find(r.path("class").asString("roadway")).orElseThrow();
      Coordinate[] line = line(r.path("line"));
      boolean ring = line[0].equals2D(line[line.length - 1]);
      Geometry g = ring ? FACTORY.createPolygon(line) : FACTORY.createLineString(line);
      features.add(new DrawnFeature("e" + features.size(), "巷道", of, "", g, ""));
    }
    for (JsonNode t : c.path("texts")) {
      Coordinate at = line(t.path("at"), 0);
      features.add(
          new DrawnFeature(
              "text",
              "煤底板标高",
              LayerClass.ANNOTATION,
              "",
              FACTORY.createPoint(at),
              t.path("text").asString()));
    }
    List<ReportedWorking> workings = new ArrayList<>();
    for (JsonNode h : c.path("headings")) {
      workings.add(
          ReportedWorking.heading(
              h.path("id").asString(), FACTORY.createLineString(line(h.path("line")))));
    }
    List<Seal> seals = new ArrayList<>();
    for (JsonNode s : c.path("seals")) {
      seals.add(
          new Seal(
              "530300000000",
              s.path("id").asString(),
              s.path("at").get(0).asDouble(),
              s.path("at").get(1).asDouble(),
              Optional.empty(),
              "goaf",
              Optional.empty(),
              "",
              new SourceLine("seals.csv", 2)));
    }
    return NetworkBuilder.of(List.of(RealLayout.Drawings.plan("case", features)), workings, seals);
  }

  private static Coordinate[] line(JsonNode of) {
    Coordinate[] line = new Coordinate[of.size()];
    for (int i = 0; i < line.length; i++) {
      line[i] = line(of.get(i), 0);
    }
    return line;
  }

  private static Coordinate line(JsonNode p, int ignored) {
    double z = p.size() > 2 ? p.get(2).asDouble() : Double.NaN;
    return new Coordinate(p.get(0).asDouble(), p.get(1).asDouble(), z);
  }

  private static List<Reader> readers(JsonNode c) {
    List<Reader> readers = new ArrayList<>();
    for (JsonNode r : c.path("readers")) {
      boolean zone = r.path("kind").asString("precise").equals("zone");
      boolean placed = r.has("at");
      readers.add(
          new Reader(
              "530300000000",
              r.path("id").asString(),
              zone ? Reader.Kind.ZONE : Reader.Kind.PRECISE,
              placed ? OptionalDouble.of(r.path("at").get(0).asDouble()) : OptionalDouble.empty(),
              placed ? OptionalDouble.of(r.path("at").get(1).asDouble()) : OptionalDouble.empty(),
              OptionalDouble.empty(),
              OptionalDouble.of(r.path("range").asDouble(300)),
              r.has("azimuth")
                  ? OptionalDouble.of(r.path("azimuth").asDouble())
                  : OptionalDouble.empty(),
              Reader.PlacedBy.valueOf(r.path("placed_by").asString("SURVEYED")),
              "",
              Optional.empty(),
              Optional.empty(),
              new SourceLine("readers.csv", 2)));
    }
    return readers;
  }

  private static FixColumns fixes(JsonNode c) {
    JsonNode rows = c.path("fixes");
    int n = rows.size();
    TreeSet<String> cards = new TreeSet<>();
    TreeSet<String> ids = new TreeSet<>();
    rows.forEach(
        f -> {
          cards.add(f.path("card").asString("C1"));
          if (f.has("reader")) {
            ids.add(f.path("reader").asString());
          }
        });
    List<String> readers = List.copyOf(ids);
    int[] card = new int[n];
    long[] time = new long[n];
    double[] e = new double[n];
    double[] north = new double[n];
    float[] accuracy = new float[n];
    int[] reader = new int[n];
    float[] distance = new float[n];
    float[] elevation = new float[n];
    for (int i = 0; i < n; i++) {
      JsonNode f = rows.get(i);
      card[i] = cards.headSet(f.path("card").asString("C1")).size();
      time[i] = 1_772_323_200_000L + 1000L * f.path("t").asLong();
      e[i] = f.has("at") ? f.path("at").get(0).asDouble() : Double.NaN;
      north[i] = f.has("at") ? f.path("at").get(1).asDouble() : Double.NaN;
      accuracy[i] = f.has("accuracy") ? (float) f.path("accuracy").asDouble() : Float.NaN;
      reader[i] = f.has("reader") ? readers.indexOf(f.path("reader").asString()) : -1;
      distance[i] = f.has("distance") ? (float) f.path("distance").asDouble() : Float.NaN;
      elevation[i] = 999;
    }
    return new FixColumns(
        List.copyOf(cards),
        readers,
        card,
        time,
        e,
        north,
        elevation,
        accuracy,
        reader,
        distance,
        new byte[n]);
  }
}
