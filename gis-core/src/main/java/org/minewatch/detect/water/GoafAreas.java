package org.minewatch.detect.water;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Sites;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;

/**
 * The goaf of a mine that nobody may enter: as drawn, and what reported longwalls have extracted by
 * the evening before, less the edge along the face where supports stand.
 */
record GoafAreas(List<Goaf> list) {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /**
   * @param faceId of a longwall that leaves it; empty for one that is drawn only
   * @param name of the face, or what is drawn
   * @param seam empty when not known
   */
  record Goaf(String faceId, String name, String seam, Geometry area) {}

  static GoafAreas of(MineNight night) {
    List<Goaf> list = new ArrayList<>();
    Geometry faces = edges(night);
    List<FaceWork> longwalls =
        night.faceWorks().stream()
            .filter(w -> w.face().kind() == Face.Kind.LONGWALL && w.face().geometry().isValid())
            .toList();
    List<Geometry> extracted = new ArrayList<>();
    longwalls.forEach(w -> extracted.add(before(night, w).worked()));
    for (MineDrawing plan : night.currentPlans()) {
      for (DrawnFeature f : plan.own(LayerClass.GOAF).toList()) {
        if (f.geometry().getDimension() != 2) {
          continue;
        }
        Geometry drawn = Sites.valid(f.geometry());
        int of = panelOf(drawn, longwalls);
        if (of >= 0) {
          extracted.set(of, extracted.get(of).union(drawn));
        } else {
          String seam =
              f.meaning().seam().isEmpty() ? plan.submission().seam() : f.meaning().seam();
          add(list, "", f.text(), seam, drawn.difference(faces));
        }
      }
    }
    for (int i = 0; i < longwalls.size(); i++) {
      FaceWork w = longwalls.get(i);
      add(list, w.face().faceId(), w.name(), w.face().seam(), extracted.get(i).difference(faces));
    }
    return new GoafAreas(List.copyOf(list));
  }

  /** The longwall in whose panel most of a drawn goaf lies; -1 for none. */
  private static int panelOf(Geometry goaf, List<FaceWork> longwalls) {
    for (int i = 0; i < longwalls.size(); i++) {
      Geometry panel = longwalls.get(i).face().geometry();
      if (panel.intersects(goaf) && panel.intersection(goaf).getArea() > goaf.getArea() / 2) {
        return i;
      }
    }
    return -1;
  }

  private static void add(List<Goaf> list, String faceId, String name, String seam, Geometry area) {
    if (area.getArea() > 0) {
      list.add(new Goaf(faceId, name.strip(), seam, area));
    }
  }

  /** A face as it stood in the evening before, when it has reports from then. */
  private static FaceWork before(MineNight night, FaceWork work) {
    List<FaceProgress> until =
        work.progress().stream().filter(p -> p.date().isBefore(night.night())).toList();
    return FaceWork.of(work.face(), until, night.night());
  }

  /** Where longwalls stood between the evening before and this one, and where their roof caves. */
  private static Geometry edges(MineNight night) {
    double caving = night.parameter("goaf.entered", "caving_edge_m");
    List<Geometry> edges = new ArrayList<>();
    for (FaceWork work : night.faceWorks()) {
      if (work.face().kind() != Face.Kind.LONGWALL || !work.face().geometry().isValid()) {
        continue;
      }
      Geometry behind = before(night, work).worked();
      Geometry rest = work.face().geometry().difference(behind);
      edges.add(rest.buffer(caving));
    }
    return edges.isEmpty() ? FACTORY.createPolygon() : FACTORY.buildGeometry(edges).union();
  }
}
