package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.section.SectionCut;
import org.minewatch.section.SectionFeature;
import org.minewatch.section.SectionLine;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.export.MineGrids;
import org.minewatch.web.store.Findings;
import org.minewatch.web.store.Layers;
import org.minewatch.web.store.NearbyFeature;
import org.minewatch.web.store.Visible;
import org.minewatch.wording.Text;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cuts vertical sections through what a night holds of a mine. */
@RestController
@RequestMapping("/api/nights/{night}")
final class SectionController {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Layers layers;
  private final MineGrids grids;
  private final Findings findings;
  private final NightAnswers answers;
  private final MineRights rights;

  SectionController(
      Layers layers, MineGrids grids, Findings findings, NightAnswers answers, MineRights rights) {
    this.layers = layers;
    this.grids = grids;
    this.findings = findings;
    this.answers = answers;
    this.rights = rights;
  }

  @GetMapping("/mines/{mine}/section")
  ResponseEntity<byte[]> section(
      @PathVariable LocalDate night,
      @PathVariable String mine,
      @RequestParam(defaultValue = "") String line,
      @RequestParam(defaultValue = "30") String width,
      Actor actor,
      WebRequest request) {
    String mineCode = RequestChecks.mine(mine);
    SectionRequest wanted = SectionRequest.of(line, width);
    Visible visible = rights.of(actor);
    return answers.answer(
        night,
        visible,
        request,
        MediaType.APPLICATION_JSON,
        () -> cut(night, visible, mineCode, wanted));
  }

  private byte[] cut(LocalDate night, Visible visible, String mineCode, SectionRequest wanted) {
    if (!visible.sees(mineCode) || layers.findOfMine(night, mineCode).isEmpty()) {
      throw RequestChecks.notFound("no mine " + mineCode + " in the night " + night);
    }
    PlaneGrid grid = grid(night, mineCode, wanted.vertices().get(0));
    SectionLine line = wanted.in(grid);
    List<SectionFeature> features = new ArrayList<>();
    for (NearbyFeature f : layers.listNear(night, mineCode, SectionCut.LAYERS, wanted.box())) {
      SectionFeature.of(grid, f.layer(), facts(JSON.readTree(f.properties())), f.geometry())
          .ifPresent(features::add);
    }
    for (NearbyFeature f : findings.listNear(night, visible, mineCode, wanted.box())) {
      SectionFeature.of(grid, "finding", finding(f.properties()), f.geometry())
          .ifPresent(features::add);
    }
    return SectionJson.of(grid, wanted, line, SectionCut.of(line, features));
  }

  /** The mine's own metres; where the night does not say them, those of CGCS2000 at the line. */
  private PlaneGrid grid(LocalDate night, String mineCode, Coordinate at) {
    Optional<PlaneGrid> own =
        grids.find(night, mineCode, MineGrids.Role.MINE, MineGrids.Role.LICENCE);
    return own.or(() -> PlaneGrid.plain(at.x, at.y))
        .orElseThrow(
            () ->
                RequestChecks.badRequest(new Text("剖面线不在中国境内", "the line does not lie in China")));
  }

  private static Map<String, Object> facts(JsonNode properties) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> e : properties.properties()) {
      JsonNode value = e.getValue();
      if (value.isNumber()) {
        facts.put(e.getKey(), value.doubleValue());
      } else if (value.isString()) {
        facts.put(e.getKey(), value.stringValue());
      } else if (value.isBoolean()) {
        facts.put(e.getKey(), value.booleanValue());
      }
    }
    facts.remove("mine_code");
    facts.remove("layer");
    return facts;
  }

  private static final Set<String> OF_FINDING =
      Set.of("id", "rule", "severity", "certainty", "state", "title_zh", "title_en");

  /** What the section needs of a finding: its names, and its elevation with the error of that. */
  private static Map<String, Object> finding(String feature) {
    JsonNode properties = JSON.readTree(feature).path("properties");
    Map<String, Object> facts = facts(properties);
    facts.keySet().retainAll(OF_FINDING);
    List<JsonNode> measures = new ArrayList<>(List.of(properties.path("measures")));
    properties.path("grounds").forEach(ground -> measures.add(ground.path("measures")));
    for (JsonNode m : measures) {
      if (m.path("elevation_m").isNumber()) {
        facts.put("elevation_m", m.path("elevation_m").doubleValue());
        // Beside an elevation the sigma of its ground is that of levelling.
        if (m.path("limit_elevation_m").isNumber() && m.path("sigma_m").isNumber()) {
          facts.put("limit_elevation_m", m.path("limit_elevation_m").doubleValue());
          facts.put("sigma_elevation_m", m.path("sigma_m").doubleValue());
        }
        break;
      }
      if (m.path("head_elevation_m").isNumber()) {
        facts.put("elevation_m", m.path("head_elevation_m").doubleValue());
        break;
      }
    }
    return facts;
  }
}
