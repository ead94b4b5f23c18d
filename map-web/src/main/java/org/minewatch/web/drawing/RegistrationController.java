package org.minewatch.web.drawing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.minewatch.drawing.place.Registration;
import org.minewatch.drawing.place.Registration.Method;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import org.minewatch.geo.UnusableRecordException;
import org.minewatch.web.account.Actor;
import org.minewatch.web.drawing.CheckSettings.ControlPoint;
import org.minewatch.web.drawing.DeskConfiguration.DeskPlace;
import org.minewatch.web.store.DrawingCheckRow;
import org.minewatch.web.system.Problems;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Says at once how well control points fit, while a person clicks them; keeps nothing. */
@RestController
final class RegistrationController {

  private final DeskPlace place;

  RegistrationController(DeskPlace place) {
    this.place = place;
  }

  /**
   * A fit.
   *
   * @param sigmaM of a coordinate of a point
   * @param outline corners of the sheet's box, longitude and latitude; empty where no map reaches
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Fit(
      double scale,
      double rotationDeg,
      boolean affine,
      double rmsM,
      double sigmaM,
      List<Residual> residuals,
      String sentenceZh,
      String sentenceEn,
      List<double[]> outline) {}

  /** Where a point is known to be minus where the fit puts it. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Residual(String name, double eastingM, double northingM, double metres, boolean suspect) {}

  @PostMapping(
      path = "/api/drawing-checks/{id}/registration",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  Fit fit(@PathVariable String id, @RequestBody JsonNode body, Actor actor) {
    DrawingDesk desk = place.get();
    DrawingCheckRow row = desk.get(actor, id);
    Optional<Path> sheet = desk.findFile(row, "sheet.json");
    List<ControlPoint> points = SettingsChange.points(body, "points");
    try {
      Registration fit =
          Registration.of(
              Method.CONTROL_POINTS, points.stream().map(ControlPoint::toCommonPoint).toList());
      return new Fit(
          fit.way().scale(),
          fit.way().rotationDegrees(),
          fit.affine(),
          fit.rmsMetres(),
          fit.sigmaMetres(),
          fit.residuals().stream()
              .map(r -> new Residual(r.point(), r.easting(), r.northing(), r.metres(), r.suspect()))
              .toList(),
          fit.sentenceZh(),
          fit.sentence(),
          sheet.map(SheetHead::read).map(head -> outline(head, fit)).orElse(List.of()));
    } catch (UnusableRecordException e) {
      throw Problems.unusable(e.reason().zh(), e.reason().en());
    } catch (IllegalArgumentException e) {
      throw Problems.unusable("控制点无法拟合", String.valueOf(e.getMessage()));
    }
  }

  private static List<double[]> outline(SheetHead head, Registration fit) {
    MineFrame frame = MineFrame.of(CrsCatalogue.get(head.epsg()));
    double[] b = head.box();
    double[][] corners = {{b[0], b[1]}, {b[2], b[1]}, {b[2], b[3]}, {b[0], b[3]}, {b[0], b[1]}};
    for (double[] corner : corners) {
      fit.way().apply(corner, 0);
      if (!frame.covers(corner[0], corner[1])) {
        return List.of();
      }
    }
    return java.util.Arrays.stream(corners).map(c -> frame.toLonLat(c[0], c[1])).toList();
  }
}
