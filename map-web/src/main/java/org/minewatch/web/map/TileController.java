package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.minewatch.tile.TileAddress;
import org.minewatch.tile.VectorTile;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.Box;
import org.minewatch.web.store.Findings;
import org.minewatch.web.store.Layers;
import org.minewatch.web.store.PlacedFeature;
import org.minewatch.web.store.TiledFeature;
import org.minewatch.web.store.Visible;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Layers that are too large to be sent whole, as vector tiles of web maps: the same features, facts
 * and rights as their GeoJSON, a square at a time.
 */
@RestController
@RequestMapping("/api/nights/{night}")
final class TileController {

  static final MediaType TYPE = MediaType.parseMediaType("application/vnd.mapbox-vector-tile");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FINDING = "finding";

  /** Elevations of every vertex are for sections, and of no use where vertices are left out. */
  private static final String OF_VERTICES = "elevations_m";

  private final Layers layers;
  private final Findings findings;
  private final NightAnswers answers;
  private final MineRights rights;

  TileController(Layers layers, Findings findings, NightAnswers answers, MineRights rights) {
    this.layers = layers;
    this.findings = findings;
    this.answers = answers;
    this.rights = rights;
  }

  @GetMapping("/mines/{mine}/layers/{layer}/{z}/{x}/{y}.mvt")
  ResponseEntity<byte[]> ofMine(
      @PathVariable LocalDate night,
      @PathVariable String mine,
      @PathVariable String layer,
      @PathVariable int z,
      @PathVariable int x,
      @PathVariable int y,
      Actor actor,
      WebRequest request) {
    String mineCode = RequestChecks.mine(mine);
    String layerName = RequestChecks.code("a layer's name", layer);
    TileAddress address = address(z, x, y);
    Visible visible = rights.of(actor);
    return answers.answer(
        night,
        visible,
        request,
        TYPE,
        () -> {
          requireLayer(night, visible, mineCode, layerName);
          return tile(address, layers.listTiled(night, mineCode, layerName, reach(address)));
        });
  }

  private void requireLayer(LocalDate night, Visible visible, String mine, String layer) {
    boolean isThere =
        visible.sees(mine)
            && layers.findOfMine(night, mine).stream()
                .flatMap(List::stream)
                .anyMatch(known -> known.layer().equals(layer));
    if (!isThere) {
      throw RequestChecks.notFound(
          "no layer " + layer + " of a mine " + mine + " in the night " + night);
    }
  }

  @GetMapping("/licences/{z}/{x}/{y}.mvt")
  ResponseEntity<byte[]> licences(
      @PathVariable LocalDate night,
      @PathVariable int z,
      @PathVariable int x,
      @PathVariable int y,
      Actor actor,
      WebRequest request) {
    TileAddress address = address(z, x, y);
    Visible visible = rights.of(actor);
    return answers.answer(
        night,
        visible,
        request,
        TYPE,
        () -> tile(address, layers.listTiledLicences(night, visible, reach(address))));
  }

  @GetMapping("/findings/{z}/{x}/{y}.mvt")
  ResponseEntity<byte[]> findings(
      @PathVariable LocalDate night,
      @PathVariable int z,
      @PathVariable int x,
      @PathVariable int y,
      Actor actor,
      WebRequest request) {
    TileAddress address = address(z, x, y);
    Visible visible = rights.of(actor);
    return answers.answer(
        night,
        visible,
        request,
        TYPE,
        () -> {
          VectorTile tile = new VectorTile(address);
          for (PlacedFeature f :
              findings.listPlaced(night, visible, Optional.empty(), Optional.of(reach(address)))) {
            Map<String, Object> facts = facts(f.properties());
            tile.add(FINDING, number(String.valueOf(facts.get("id"))), facts, f.geometry());
          }
          return tile.toBytes();
        });
  }

  private static TileAddress address(int z, int x, int y) {
    try {
      return new TileAddress(z, x, y);
    } catch (IllegalArgumentException e) {
      throw RequestChecks.badRequest(e.getMessage());
    }
  }

  private static Box reach(TileAddress address) {
    Envelope box = VectorTile.reach(address);
    return new Box(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
  }

  private static byte[] tile(TileAddress address, List<TiledFeature> features) {
    VectorTile tile = new VectorTile(address);
    for (TiledFeature f : features) {
      tile.add(f.layer(), f.number(), facts(f.properties()), f.geometry());
    }
    return tile.toBytes();
  }

  private static long number(String id) {
    return id.hashCode() & 0xFFFFFFFFL;
  }

  /** As far as a tile can hold them: a list becomes a text. */
  private static Map<String, Object> facts(String properties) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> e : JSON.readTree(properties).properties()) {
      JsonNode value = e.getValue();
      if (value.isNumber()) {
        facts.put(e.getKey(), value.doubleValue());
      } else if (value.isString()) {
        facts.put(e.getKey(), value.stringValue());
      } else if (value.isBoolean()) {
        facts.put(e.getKey(), value.booleanValue());
      } else if (value.isArray()) {
        List<String> texts = new ArrayList<>();
        value.forEach(element -> texts.add(element.asString("")));
        facts.put(e.getKey(), String.join(", ", texts));
      }
    }
    facts.remove(OF_VERTICES);
    facts.remove("layer");
    return facts;
  }
}
