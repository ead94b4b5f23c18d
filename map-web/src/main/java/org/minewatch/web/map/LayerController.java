package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.LayerCount;
import org.minewatch.web.store.Layers;
import org.minewatch.web.store.Visible;
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
  private final MineRights rights;

  LayerController(Layers layers, NightAnswers answers, MineRights rights) {
    this.layers = layers;
    this.answers = answers;
    this.rights = rights;
  }

  @GetMapping("/mines/{mine}/layers")
  ResponseEntity<byte[]> layers(
      @PathVariable LocalDate night, @PathVariable String mine, Actor actor, WebRequest request) {
    String mineCode = RequestChecks.mine(mine);
    Visible visible = rights.of(actor);
    return answers.answer(
        night, visible, request, MediaType.APPLICATION_JSON, () -> known(night, visible, mineCode));
  }

  @GetMapping("/mines/{mine}/layers/{layer}.geojson")
  ResponseEntity<byte[]> layer(
      @PathVariable LocalDate night,
      @PathVariable String mine,
      @PathVariable String layer,
      @RequestParam(required = false) @Nullable String bbox,
      Actor actor,
      WebRequest request) {
    String mineCode = RequestChecks.mine(mine);
    String layerName = RequestChecks.code("a layer's name", layer);
    var within = RequestChecks.box(bbox);
    Visible visible = rights.of(actor);
    return answers.answer(
        night,
        visible,
        request,
        GeoJson.TYPE,
        () -> {
          if (known(night, visible, mineCode).stream()
              .noneMatch(l -> l.layer().equals(layerName))) {
            throw RequestChecks.notFound("mine " + mineCode + " has no layer " + layerName);
          }
          return GeoJson.collection(layers.listFeatures(night, mineCode, layerName, within));
        });
  }

  @GetMapping("/licences.geojson")
  ResponseEntity<byte[]> licences(@PathVariable LocalDate night, Actor actor, WebRequest request) {
    Visible visible = rights.of(actor);
    return answers.answer(
        night,
        visible,
        request,
        GeoJson.TYPE,
        () -> GeoJson.collection(layers.listLicences(night, visible)));
  }

  /** What the licences of all mines come to, for who has to choose how to ask for them. */
  @GetMapping("/layers")
  ResponseEntity<byte[]> ofAllMines(
      @PathVariable LocalDate night, Actor actor, WebRequest request) {
    Visible visible = rights.of(actor);
    return answers.answer(
        night,
        visible,
        request,
        MediaType.APPLICATION_JSON,
        () -> layers.listOfLicences(night, visible));
  }

  private List<LayerCount> known(LocalDate night, Visible visible, String mineCode) {
    return Optional.of(mineCode)
        .filter(visible::sees)
        .flatMap(mine -> layers.findOfMine(night, mine))
        .orElseThrow(
            () -> RequestChecks.notFound("no mine " + mineCode + " in the night " + night));
  }
}
