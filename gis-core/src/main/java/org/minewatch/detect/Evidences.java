package org.minewatch.detect;

import org.minewatch.boundary.LicencePrism;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;
import org.minewatch.region.SourceLine;

/** Adds the usual kinds of evidence to an observation, each with the table it was read from. */
public final class Evidences {
  private Evidences() {}

  public static void licence(Observation.Builder o, LicencePrism prism) {
    o.evidence(
        "licence",
        "licence_no",
        prism.licence().licenceNo(),
        "crs",
        prism.crs().code(),
        "corners",
        prism.licence().corners().size(),
        "boundary_sigma_m",
        prism.boundarySigmaMetres(),
        "status",
        prism.account().status(),
        "source",
        source(prism.licence().source()));
  }

  public static void transform(Observation.Builder o, LicencePrism prism) {
    if (!prism.transform().isIdentity()) {
      o.evidence(
          "transform",
          "from_crs",
          prism.crs().code(),
          "method",
          prism.transform().method(),
          "sigma_m",
          prism.transform().sigmaMetres(),
          "explanation_zh",
          prism.transform().explanation().zh(),
          "explanation_en",
          prism.transform().explanation().en());
    }
  }

  public static void drawing(Observation.Builder o, MineDrawing drawing, Object entities) {
    o.evidence(
        "drawing",
        "drawing_id",
        drawing.submission().drawingId(),
        "as_of",
        drawing.submission().asOf().toString(),
        "file",
        drawing.submission().file(),
        "sigma_m",
        drawing.sigmaMetres(),
        "entities",
        entities);
  }

  public static void face(Observation.Builder o, Face face) {
    o.evidence(
        "face",
        "face_id",
        face.faceId(),
        "name",
        face.name(),
        "seam",
        face.seam(),
        "from",
        face.from().toString(),
        "source",
        source(face.source()));
  }

  public static void progress(Observation.Builder o, FaceProgress p) {
    o.evidence(
        "face-progress",
        "face_id",
        p.faceId(),
        "date",
        p.date().toString(),
        "advance_m",
        p.advance(),
        "source",
        source(p.source()));
  }

  /** The people of a site with the stations and the file that tell of them. */
  public static void positions(Observation.Builder o, MineNight night, Excursions.Site site) {
    o.evidence(
        "positions",
        "cards",
        site.cards().stream().limit(50).toList(),
        "card_count",
        site.cards().size(),
        "stays",
        site.excursions().size(),
        "from",
        night.at(site.fromMillis()).toString(),
        "to",
        night.at(site.toMillis()).toString(),
        "readers",
        site.readers(),
        "file",
        night.positionInput().map(PositionInput::file).orElseThrow());
  }

  /** The table a fact was read from. Not its line: findings do not depend on the order of rows. */
  public static String source(SourceLine line) {
    return line.file();
  }
}
