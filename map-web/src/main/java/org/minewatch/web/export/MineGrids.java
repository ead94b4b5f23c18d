package org.minewatch.web.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.web.store.Layers;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The metres that a night wrote down of a mine: its own, and those of its licence. */
@Component
public final class MineGrids {
  private static final String LAYER = "coordinate-frame";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Whose metres. */
  public enum Role {
    MINE,
    LICENCE;

    private String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Layers layers;

  MineGrids(Layers layers) {
    this.layers = layers;
  }

  /** The first there is of the roles in their order; empty when the night does not say. */
  public Optional<PlaneGrid> find(LocalDate night, String mineCode, Role... inOrder) {
    List<Map<String, Object>> told =
        layers.listFeatures(night, mineCode, LAYER, Optional.empty()).stream()
            .map(f -> facts(JSON.readTree(f.properties())))
            .toList();
    for (Role role : inOrder) {
      Optional<PlaneGrid> grid =
          told.stream()
              .filter(facts -> role.wireName().equals(facts.get("role")))
              .flatMap(facts -> PlaneGrid.read(facts).stream())
              .findFirst();
      if (grid.isPresent()) {
        return grid;
      }
    }
    return Optional.empty();
  }

  private static Map<String, Object> facts(JsonNode properties) {
    Map<String, Object> facts = new TreeMap<>();
    properties
        .properties()
        .forEach(
            e -> {
              if (e.getValue().isNumber()) {
                facts.put(e.getKey(), e.getValue().doubleValue());
              } else if (e.getValue().isString()) {
                facts.put(e.getKey(), e.getValue().stringValue());
              }
            });
    return facts;
  }
}
