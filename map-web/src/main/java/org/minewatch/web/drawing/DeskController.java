package org.minewatch.web.drawing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.drawing.LayerClass;
import org.minewatch.report.LayerNames;
import org.minewatch.web.drawing.DeskConfiguration.DeskPlace;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Says whether there is a desk, who may hand in, and what words it uses. */
@RestController
final class DeskController {

  private final DeskPlace place;
  private final DeskSettings settings;

  DeskController(DeskPlace place, DeskSettings settings) {
    this.place = place;
    this.settings = settings;
  }

  /** A code and what it is called. */
  record Code(String code, String zh, String en) {}

  /**
   * The desk.
   *
   * @param reason why it is not enabled
   * @param signedAs null when nothing can be decided
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Desk(
      boolean enabled,
      @Nullable Code reason,
      @Nullable String signedAs,
      long maxUploadBytes,
      List<DeskRegion.DeskMine> mines,
      List<Code> layerClasses,
      List<ReturnReason> returnReasons) {}

  @GetMapping("/api/drawing-desk")
  ResponseEntity<Desk> desk() {
    Optional<DrawingDesk> desk = place.find();
    Desk answer =
        new Desk(
            desk.isPresent(),
            desk.isPresent()
                ? null
                : new Code(
                    "no-region",
                    "服务器启动时没有指定矿区（serve --region）",
                    "the server was started without a region (serve --region)"),
            settings.signedAs().isEmpty() ? null : settings.signedAs(),
            settings.maxUploadBytes(),
            desk.map(d -> d.region().mines()).orElse(List.of()),
            Arrays.stream(LayerClass.values())
                .filter(c -> c != LayerClass.UNKNOWN)
                .map(DeskController::code)
                .toList(),
            List.of(ReturnReason.values()));
    return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(answer);
  }

  private static Code code(LayerClass c) {
    var name = LayerNames.of(c);
    return new Code(c.wireName(), name.zh(), name.en());
  }
}
