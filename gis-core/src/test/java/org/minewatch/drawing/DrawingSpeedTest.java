package org.minewatch.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.geo.CrsNames;
import org.minewatch.geo.CrsResolution;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.SourceLine;

/** The size of the largest real seam plan known: 12 MB, 35,000 entities. */
@Tag("show")
class DrawingSpeedTest {
  @TempDir Path folder;

  @Test
  void aLargeSeamPlanIsReadAndPlacedInUnderTwoSeconds() throws Exception {
    long bytes = writeSeamPlan(folder.resolve("plan.dxf"), 35_000);
    DrawingContext context =
        new DrawingContext(
            MineFrame.of(
                ((CrsResolution.Resolved) CrsNames.resolve("EPSG:4523", OptionalDouble.empty()))
                    .crs()),
            Optional.of(
                new GeometryFactory()
                    .toGeometry(new Envelope(35_380_000, 35_384_000, 2_780_000, 2_784_000))),
            Set.of("来宾煤矿"),
            List.of());
    DrawingSubmission submission =
        new DrawingSubmission(
            "D1",
            "530300000001",
            LocalDate.of(2026, 5, 1),
            "plan.dxf",
            DrawingSubmission.Kind.MINING_PLAN,
            "K7",
            "EPSG:4523",
            "1:2000",
            Optional.empty(),
            Optional.empty(),
            new SourceLine("drawings.csv", 2));
    ThreadMXBean cpu = ManagementFactory.getThreadMXBean(); // a busy machine does not count
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = cpu.getCurrentThreadCpuTime();
      DrawingOutcome outcome = DrawingReader.read(folder, submission, context);
      best = Math.min(best, cpu.getCurrentThreadCpuTime() - start);
      assertThat(outcome.drawing().orElseThrow().features()).hasSizeGreaterThan(34_000);
    }
    System.out.printf(
        Locale.ROOT,
        "%.1f MB, 35,000 entities: %.0f ms of processor time (best of 5)%n",
        bytes / 1e6,
        best / 1e6);
    assertThat(best / 1e9).isLessThan(2);
  }

  /** Roadways, goaf rings with arcs, texts and symbols in the proportions of a real plan. */
  private static long writeSeamPlan(Path file, int entities) throws Exception {
    StringBuilder s = new StringBuilder(1 << 24);
    s.append(
        "0\nSECTION\n2\nBLOCKS\n0\nBLOCK\n8\n0\n2\nDX\n10\n0\n20\n0\n0\nCIRCLE\n8\n0\n10\n0\n20\n0\n40\n1\n");
    s.append("0\nENDBLK\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n");
    for (int i = 0; i < entities; i++) {
      double x = 35_380_000 + i % 200 * 20;
      double y = 2_780_000 + i / 200 * 20;
      switch (i % 7) {
        case 0 ->
            s.append("0\nTEXT\n5\n")
                .append(Integer.toHexString(i))
                .append(
                    "\n8\n3下煤底板标高\n10\n" + x + "\n20\n" + y + "\n30\n0.0\n40\n2.5\n1\n+1605.3\n");
        case 1 ->
            s.append("0\nINSERT\n5\n")
                .append(Integer.toHexString(i))
                .append("\n8\n导线点\n2\nDX\n10\n" + x + "\n20\n" + y + "\n30\n1600.0\n");
        default -> {
          s.append("0\nLWPOLYLINE\n5\n").append(Integer.toHexString(i));
          s.append("\n100\nAcDbEntity\n8\n")
              .append(i % 7 == 2 ? "采空区" : "煤巷")
              .append("\n100\nAcDbPolyline\n90\n16\n70\n")
              .append(i % 7 == 2 ? 1 : 0)
              .append('\n');
          for (int k = 0; k < 16; k++) {
            double a = 2 * Math.PI * k / 16;
            s.append(
                String.format(
                    Locale.ROOT, "10\n%.3f\n20\n%.3f\n", x + 9 * Math.cos(a), y + 9 * Math.sin(a)));
            if (k == 3) {
              s.append("42\n0.3\n");
            }
          }
        }
      }
    }
    s.append("0\nENDSEC\n0\nEOF\n");
    Files.writeString(file, s, StandardCharsets.UTF_8);
    return Files.size(file);
  }
}
