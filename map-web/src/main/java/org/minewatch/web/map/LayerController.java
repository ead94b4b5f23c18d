package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.store.LayerCount;
import org.minewatch.web.store.Layers;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The layers of the map: what a night laid over each other. */
@RestController
@RequestMapping("/api/nights/{night}")
final class LayerController {

  private final Layers layers;
  private final NightAnswers answers;

  LayerController(Layers layers, NightAnswers answers) {
    this.layers = layers;
    this.answers = answers;
  }

  @GetMapping("/mines/{mine}/layers")
  ResponseEntity<List<LayerCount>> layers(
      @PathVariable LocalDate night, @PathVariable String mine, WebRequest request) {
    String mineCode = RequestChecks.mine(mine);
    return answers.answer(night, request, MediaType.APPLICATION_JSON, () -> known(night, mineCode));
  }

  @GetMapping("/mines/{mine}/layers/{layer}.geojson")
  ResponseEntity<byte[]> layer(
      @PathVariable LocalDate night,
      @PathVariable String mine,
      @PathVariable String layer,
      @RequestParam(required = false) @Nullable String bbox,
      WebRequest request) {
    String mineCode = RequestChecks.mine(mine);
    String layerName = RequestChecks.code("a layer's name", layer);
    var within = RequestChecks.box(bbox);
    return answers.answer(
        night,
        request,
        GeoJson.TYPE,
        () -> {
          if (known(night, mineCode).stream().noneMatch(l -> l.layer().equals(layerName))) {
            throw RequestChecks.notFound("mine " + mineCode + " has no layer " + layerName);
          }
          return GeoJson.collection(layers.listFeatures(night, mineCode, layerName, within));
        });
  }

  @GetMapping("/licences.geojson")
  ResponseEntity<byte[]> licences(@PathVariable LocalDate night, WebRequest request) {
    return answers.answer(
        night, request, GeoJson.TYPE, () -> GeoJson.collection(layers.listLicences(night)));
  }

  private List<LayerCount> known(LocalDate night, String mineCode) {
    return layers
        .findOfMine(night, mineCode)
        .orElseThrow(
            () -> RequestChecks.notFound("no mine " + mineCode + " in the night " + night));
  }
}
