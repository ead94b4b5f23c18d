package org.minewatch.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.Corner;
import org.minewatch.region.Licence;
import org.minewatch.region.SourceLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Licences as people print them: the cases are in {@code cases/boundary/licences.json}. */
class PrismBuilderTest {
  private static final SourceLine NOWHERE = new SourceLine("case", 1);

  private static List<JsonNode> cases() throws Exception {
    try (var in = PrismBuilderTest.class.getResourceAsStream("/cases/boundary/licences.json")) {
      List<JsonNode> cases = new ArrayList<>();
      JsonMapper.shared().readTree(in).forEach(cases::add);
      return cases;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("named")
  void isReadAsTheCaseSays(String name, JsonNode c) {
    MineFrame frame = MineFrame.of(CrsCatalogue.get(c.path("frame").asInt(4523)));
    PrismBuilder.Outcome outcome = new PrismBuilder(0.05, 0.5).build(licence(c), frame, List.of());
    JsonNode expect = c.get("expect");
    assertThat(outcome.account().status()).isEqualTo(expect.get("status").asString());
    for (JsonNode note : expect.path("notes")) {
      assertThat(outcome.account().notes()).contains(note.asString());
    }
    assertThat(outcome.prism().isPresent())
        .isEqualTo(!expect.get("status").asString().equals("rejected"));
    outcome.prism().ifPresent(p -> check(p, expect));
  }

  static List<Object[]> named() throws Exception {
    return cases().stream().map(c -> new Object[] {c.get("name").asString(), c}).toList();
  }

  private static void check(LicencePrism prism, JsonNode expect) {
    if (expect.has("plane_km2")) {
      assertThat(prism.account().planeAreaKm2())
          .isCloseTo(expect.get("plane_km2").asDouble(), offset(6e-5));
    }
    if (expect.has("parts")) {
      assertThat(prism.parts()).hasSize(expect.get("parts").asInt());
    }
    if (expect.has("holes")) {
      int holes = 0;
      for (int i = 0; i < prism.area().getNumGeometries(); i++) {
        holes +=
            ((org.locationtech.jts.geom.Polygon) prism.area().getGeometryN(i)).getNumInteriorRing();
      }
      assertThat(holes).isEqualTo(expect.get("holes").asInt());
    }
    if (expect.has("sigma_m")) {
      assertThat(prism.boundarySigmaMetres())
          .isCloseTo(expect.get("sigma_m").asDouble(), offset(1e-9));
    }
    if (expect.has("band")) {
      assertThat(prism.parts().get(0).bottomElevation())
          .hasValue(expect.get("band").get(0).asDouble());
      assertThat(prism.parts().get(0).topElevation())
          .hasValue(expect.get("band").get(1).asDouble());
    }
    assertThat(prism.area().isValid()).isTrue();
  }

  private static Licence licence(JsonNode c) {
    List<Corner> corners = new ArrayList<>();
    int decimals = c.path("decimals").asInt(2);
    int seq = 1;
    for (JsonNode run : c.get("corners")) {
      Corner.Role role =
          run.path("deducted").asBoolean(false) ? Corner.Role.DEDUCTED : Corner.Role.OUTER;
      for (JsonNode xy : run.get("xy")) {
        corners.add(
            new Corner(
                run.path("part").asInt(1),
                role,
                seq++,
                xy.get(0).asDouble(),
                xy.get(1).asDouble(),
                decimals,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                NOWHERE));
      }
    }
    String area = c.path("area_km2").asString("");
    JsonNode band = c.path("band");
    return new Licence(
        "C5300002026010000000001",
        "530302009001",
        Optional.empty(),
        Optional.empty(),
        c.path("crs").asString("EPSG:4523"),
        "",
        band.isArray() ? OptionalDouble.of(band.get(0).asDouble()) : OptionalDouble.empty(),
        band.isArray() ? OptionalDouble.of(band.get(1).asDouble()) : OptionalDouble.empty(),
        area.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(area)),
        area.isEmpty() ? -1 : area.length() - area.indexOf('.') - 1,
        List.of(),
        corners,
        NOWHERE);
  }
}
