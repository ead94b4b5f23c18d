package org.minewatch.drawing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.minewatch.drawing.dxf.DxfReader;
import org.minewatch.drawing.geojson.GeoJsonReader;
import org.minewatch.drawing.geopackage.GeoPackageReader;
import org.minewatch.drawing.kml.KmlReader;
import org.minewatch.drawing.place.ControlPointFile;
import org.minewatch.drawing.shapefile.ShapefileReader;
import org.minewatch.drawing.source.DrawingFormat;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.UnreadableDrawingException;
import org.minewatch.geo.PointFit;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.Rejection;
import org.minewatch.region.TransformRecord.CommonPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a submitted drawing and puts it in its place: file format, meaning of the layers, CRS,
 * elevations, shapes. What could not be used is returned with the place in the file and a reason.
 */
public final class DrawingReader {

  static final String DEFECT = "the program failed on this drawing, which is a defect of it: ";

  private static final Logger LOG = LoggerFactory.getLogger(DrawingReader.class);

  private static final List<DrawingFormat> FORMATS =
      List.of(
          new DxfReader(),
          new GeoJsonReader(),
          new KmlReader(),
          new ShapefileReader(),
          new GeoPackageReader());

  private DrawingReader() {}

  /** Reads and places one submission; never throws for bad content. */
  public static DrawingOutcome read(
      Path folder, DrawingSubmission submission, DrawingContext context) {
    return read(folder, submission, context, DrawingLimits.DEFAULT);
  }

  /** As {@link #read(Path, DrawingSubmission, DrawingContext)} with other bounds. */
  public static DrawingOutcome read(
      Path folder, DrawingSubmission submission, DrawingContext context, DrawingLimits limits) {
    return readApart(name -> inside(folder, name), submission, context, limits).outcome();
  }

  /** Finds the files that a register entry names. */
  @FunctionalInterface
  public interface FileFinder {
    /**
     * @throws UnreadableDrawingException when the name leads to no file that may be read
     */
    Path find(String name);
  }

  /**
   * A drawing as read, with the file's own content for those who check it.
   *
   * @param source absent when the file itself could not be read; there also when the sheet could
   *     not be placed
   */
  public record Reading(Optional<SourceDrawing> source, DrawingOutcome outcome) {}

  /** Reads a drawing whose files need not lie in a region folder; never throws for bad content. */
  public static Reading readApart(
      FileFinder files,
      DrawingSubmission submission,
      DrawingContext context,
      DrawingLimits limits) {
    List<Rejection> rejections = new ArrayList<>();
    String name = submission.file();
    Optional<SourceDrawing> read = Optional.empty();
    try {
      LayerMapping layers = new LayerMapping(context.neighbourNames(), context.ownNames());
      context.confirmed().forEach(layers::confirm);
      submission.layersFile().ifPresent(f -> loadMapping(files, f, layers));
      rejections.addAll(layers.rejections());
      SourceDrawing source = readSource(files.find(name), name, limits);
      read = Optional.of(source);
      rejections.addAll(source.rejections());
      List<CommonPoint> points = controlPoints(files, submission, rejections);
      MineDrawing drawing =
          new DrawingAssembler(submission, context, layers, points).assemble(source);
      return new Reading(read, new DrawingOutcome(Optional.of(drawing), rejections));
    } catch (UnreadableDrawingException e) {
      rejections.add(new Rejection(name, e.line(), "", e.getMessage(), e.raw()));
    } catch (IOException e) {
      rejections.add(
          new Rejection(
              name, 0, "", "the file cannot be read (" + e.getClass().getSimpleName() + ")", ""));
    } catch (RuntimeException e) {
      // A defect of this program must cost one drawing, not the night.
      LOG.error("drawing {} of mine {} could not be read", name, submission.mineCode(), e);
      rejections.add(new Rejection(name, 0, "", DEFECT + e.getClass().getSimpleName(), ""));
    }
    return new Reading(read, new DrawingOutcome(Optional.empty(), rejections));
  }

  private static SourceDrawing readSource(Path file, String name, DrawingLimits limits)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableDrawingException(0, "the file does not exist in the region folder", "");
    }
    long size = Files.size(file);
    if (size > limits.bytes()) {
      throw new UnreadableDrawingException(
          0, "the file has " + size + " bytes; at most " + limits.bytes() + " are read", "");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    for (DrawingFormat format : FORMATS) {
      if (format.takes(lower)) {
        return format.read(file, name, limits);
      }
    }
    throw new UnreadableDrawingException(
        0,
        "a drawing of this kind is not read: hand in .dxf, .geojson, .kml, .kmz,"
            + " .gpkg or a .zip of shapefiles",
        "");
  }

  private static List<CommonPoint> controlPoints(
      FileFinder files, DrawingSubmission submission, List<Rejection> rejections) {
    if (submission.controlPointsFile().isEmpty()) {
      return List.of();
    }
    String name = submission.controlPointsFile().get();
    try {
      ControlPointFile file = ControlPointFile.read(files.find(name), name);
      rejections.addAll(file.rejections());
      if (file.points().size() >= PointFit.MIN_POINTS) {
        return file.points();
      }
      rejections.add(
          new Rejection(
              name,
              0,
              "",
              "only "
                  + file.points().size()
                  + " usable control points; at least 2 are needed, 3 show whether they fit",
              ""));
    } catch (UnreadableDrawingException e) {
      rejections.add(new Rejection(name, 0, "", e.getMessage(), e.raw()));
    }
    return List.of();
  }

  private static void loadMapping(FileFinder files, String name, LayerMapping layers) {
    try {
      layers.load(files.find(name), name);
    } catch (UnreadableDrawingException e) {
      layers.reject(name, e.getMessage());
    }
  }

  /**
   * A path of the register inside the region folder; links that lead out are refused too.
   *
   * @throws UnreadableDrawingException when the name leads elsewhere
   */
  public static Path inside(Path folder, String name) {
    try {
      Path root = folder.toRealPath();
      Path file = root.resolve(name).normalize();
      if (file.startsWith(root) && (!Files.exists(file) || file.toRealPath().startsWith(root))) {
        return file;
      }
    } catch (InvalidPathException | IOException e) {
      // no path that could be read
    }
    throw new UnreadableDrawingException(
        0, "the path does not lead to a file inside the region folder", name);
  }
}
