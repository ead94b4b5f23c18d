package org.minewatch.web.drawing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.minewatch.drawing.DrawingReader;
import org.minewatch.drawing.source.UnreadableDrawingException;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Region;
import org.minewatch.region.RegionReader;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.web.system.Problems;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The region whose mines hand in drawings: read when first asked for, and again when one of its
 * tables changes.
 */
final class DeskRegion {

  private final Path folder;
  private Region region;
  private Map<Path, FileTime> tables = Map.of();

  DeskRegion(Path folder) {
    this.folder = folder;
  }

  /** A mine that may hand in drawings. */
  record DeskMine(String code, String name, String crs, List<Registered> registered) {}

  /** A drawing that the register has. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Registered(String drawingId, String asOf, String seam, String kind, String file) {}

  /** The region as its tables are now. */
  synchronized Region get() {
    try {
      Map<Path, FileTime> now = tables();
      if (region == null || !now.equals(tables)) {
        region = RegionReader.read(folder);
        tables = now;
      }
      return region;
    } catch (IOException | UnreadableRegionException e) {
      throw Problems.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "矿区数据无法读取：" + e.getMessage(),
          "the region cannot be read: " + e.getMessage());
    }
  }

  private Map<Path, FileTime> tables() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  /** A mine of the region, or the answer that there is none. */
  MineRecords mine(String code) {
    return Optional.ofNullable(get().mines().get(code))
        .orElseThrow(
            () ->
                Problems.notFound(
                    "矿区中没有矿井 " + ShownText.line(code, 50),
                    "the region has no mine " + ShownText.line(code, 50)));
  }

  List<DeskMine> mines() {
    Region now = get();
    return now.mines().values().stream()
        .map(
            m ->
                new DeskMine(
                    m.mine().code(),
                    m.mine().name(),
                    m.mine().crs().isEmpty() ? now.info().defaultCrs().orElse("") : m.mine().crs(),
                    registered(m)))
        .toList();
  }

  private static List<Registered> registered(MineRecords mine) {
    return mine.drawings().stream()
        .sorted(
            Comparator.comparing(DrawingSubmission::asOf)
                .thenComparing(DrawingSubmission::drawingId)
                .reversed())
        .map(
            d ->
                new Registered(
                    d.drawingId(),
                    d.asOf().toString(),
                    d.seam(),
                    d.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    d.file()))
        .toList();
  }

  /** The file of a registered drawing of a mine; empty when there is none. */
  Optional<Path> findRegistered(String mineCode, String drawingId) {
    return mine(mineCode).drawings().stream()
        .filter(d -> d.drawingId().equals(drawingId))
        .findFirst()
        .flatMap(
            d -> {
              try {
                return Optional.of(DrawingReader.inside(folder, d.file()))
                    .filter(Files::isRegularFile);
              } catch (UnreadableDrawingException e) {
                return Optional.empty();
              }
            });
  }

  Path folder() {
    return folder;
  }
}
