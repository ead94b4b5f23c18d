package org.minewatch.web.drawing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.drawing.LayerClass;
import org.minewatch.report.LayerNames;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.account.Role;
import org.minewatch.web.drawing.DeskConfiguration.DeskPlace;
import org.minewatch.web.store.Visible;
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

  private final MineRights rights;

  DeskController(DeskPlace place, DeskSettings settings, MineRights rights) {
    this.place = place;
    this.settings = settings;
    this.rights = rights;
  }

  /** A code and what it is called. */
  record Code(String code, String zh, String en) {}

  /**
   * The desk.
   *
   * @param reason why it is not enabled
   * @param signedAs who is signed in; null when the role decides nothing
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
  ResponseEntity<Desk> desk(Actor actor) {
    Visible visible = rights.of(actor);
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
            actor.is(Role.REGULATOR, Role.GEOLOGIST) ? actor.name() : null,
            settings.maxUploadBytes(),
            desk.map(d -> d.region().mines()).orElse(List.of()).stream()
                .filter(m -> visible.sees(m.code()))
                .toList(),
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
