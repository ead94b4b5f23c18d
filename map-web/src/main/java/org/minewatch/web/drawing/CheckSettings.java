package org.minewatch.web.drawing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.meaning.LayerMemory;
import org.minewatch.region.TransformRecord.CommonPoint;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person says of a drawing before it is checked. As JSON it is kept with each revision and
 * shown on the page.
 *
 * @param crs a CRS cell; empty for that of the plan before, or found by the licence
 * @param seam empty for that of the plan it resembles most
 * @param day null for the last day of positions
 * @param against id of a registered drawing, or SHA-256 of one that was checked before; null for
 *     the latest registered plan
 * @param layers confirmed for this mine, on this drawing or an earlier one
 */
@JsonNaming(SnakeCaseStrategy.class)
record CheckSettings(
    String crs,
    String seam,
    @Nullable LocalDate day,
    @Nullable String against,
    List<LayerChoice> layers,
    List<ControlPoint> controlPoints) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A layer that somebody confirmed. */
  record LayerChoice(
      String layer,
      @JsonProperty("class") String layerClass,
      String neighbour,
      String by,
      LocalDate on) {}

  /**
   * A point clicked on the sheet and known on the ground.
   *
   * @param x in the sheet's own numbers
   * @param easting metres in the mine's CRS
   */
  record ControlPoint(String name, double x, double y, double easting, double northing) {
    CommonPoint toCommonPoint() {
      return new CommonPoint(name, x, y, easting, northing);
    }
  }

  CheckSettings {
    layers = List.copyOf(layers);
    controlPoints = List.copyOf(controlPoints);
  }

  /** Nothing said but what is known of the mine's layers already. */
  static CheckSettings initial(LayerMemory memory) {
    return new CheckSettings("", "", null, null, List.of(), List.of()).withMemory(memory);
  }

  CheckSettings withMemory(LayerMemory memory) {
    List<LayerChoice> known = new ArrayList<>();
    for (LayerMemory.Confirmed c : memory.list()) {
      known.add(
          new LayerChoice(c.layer(), c.layerClass().wireName(), c.neighbour(), c.by(), c.on()));
    }
    return new CheckSettings(crs, seam, day, against, known, controlPoints);
  }

  /** The layers as they were confirmed. */
  LayerMemory memory(String checkId) {
    LayerMemory memory = LayerMemory.EMPTY;
    for (LayerChoice l : layers) {
      memory =
          memory.with(
              new LayerMemory.Confirmed(
                  l.layer,
                  LayerClass.find(l.layerClass).orElseThrow(),
                  l.neighbour,
                  l.by,
                  l.on,
                  checkId));
    }
    return memory;
  }

  String toJson() {
    return JSON.writeValueAsString(this);
  }

  static CheckSettings parse(String json) {
    return JSON.readValue(json, CheckSettings.class);
  }
}
