package org.minewatch.nightly;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.minewatch.drawingcheck.AnnotatedDrawing;
import org.minewatch.drawingcheck.DrawingDossier;
import org.minewatch.drawingcheck.DrawingVerdict;
import org.minewatch.drawingcheck.KnownPoints;
import org.minewatch.drawingcheck.SheetJson;
import org.minewatch.drawingcheck.Trails;
import org.minewatch.drawingcheck.VerdictJson;
import org.minewatch.report.DrawingPage;

/** Writes what the check of a drawing came to, each file whole or not at all. */
final class DrawingCheckFiles {
  private DrawingCheckFiles() {}

  static List<Path> write(DrawingVerdict verdict, Path folder) throws IOException {
    Files.createDirectories(folder);
    return List.of(
        whole(folder, "drawing.geojson", out -> AnnotatedDrawing.write(verdict, out)),
        whole(folder, "verdict.json", out -> VerdictJson.write(verdict, out)),
        whole(folder, "page.html", out -> DrawingPage.write(verdict, out)));
  }

  static List<Path> write(DrawingDossier dossier, Path folder) throws IOException {
    List<Path> files = new ArrayList<>(write(dossier.verdict(), folder));
    if (dossier.source().isPresent()) {
      files.add(whole(folder, "sheet.json", out -> SheetJson.write(dossier, out)));
    }
    if (dossier.earlier().isPresent()) {
      files.add(
          whole(folder, "earlier.geojson", out -> AnnotatedDrawing.writeEarlier(dossier, out)));
    }
    files.add(whole(folder, "known-points.json", out -> KnownPoints.write(dossier.night(), out)));
    files.add(whole(folder, "tracks.geojson", out -> Trails.write(dossier.night(), out)));
    return files;
  }

  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Writes beside the file and moves it there, so that there is a whole file or none. */
  private static Path whole(Path folder, String name, Content content) throws IOException {
    Path part = folder.resolve("." + name + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        content.write(out);
      }
      return Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
