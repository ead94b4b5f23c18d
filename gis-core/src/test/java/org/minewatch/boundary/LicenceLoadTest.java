package org.minewatch.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.index.strtree.STRtree;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Region;
import org.minewatch.region.RegionReader;
import org.minewatch.synth.ManyLicences;

/** A province's licences: read, built into prisms and indexed. */
class LicenceLoadTest {

  /** The figures of docs/shown.md: run alone on a quiet machine with {@code -P show}. */
  @Test
  @Tag("show")
  void fourThousandLicencesLoadAndIndexInFiveSeconds(@TempDir Path folder) throws Exception {
    ManyLicences.write(4000, 40, 7, folder);
    double cold = seconds(folder);
    double warm = seconds(folder);
    System.out.printf(
        java.util.Locale.ROOT,
        "4000 licences of 40 corners loaded and indexed in %.2f s by a JVM just started, %.2f s by a warm one%n",
        cold,
        warm);
    assertThat(warm).isLessThan(5);
  }

  private static double seconds(Path folder) throws Exception {
    long began = System.nanoTime();
    assertThat(load(folder)).hasSize(4000);
    return (System.nanoTime() - began) / 1e9;
  }

  @Test
  void everyLicenceOfATenthOfAProvinceIsUsable(@TempDir Path folder) throws Exception {
    ManyLicences.write(400, 40, 7, folder);
    List<LicencePrism> prisms = load(folder);
    assertThat(prisms).hasSize(400).allMatch(p -> p.account().status().equals("ok"));
    assertThat(prisms).allMatch(p -> p.edges().size() == 40);
  }

  private static List<LicencePrism> load(Path folder) throws Exception {
    Region region = RegionReader.read(folder);
    PrismBuilder builder = new PrismBuilder(0.05, 0.5);
    MineFrame frame = MineFrame.of(CrsCatalogue.get(4523));
    // As the nightly run does: mines are placed at once, each by itself.
    List<LicencePrism> prisms =
        region.mines().values().parallelStream()
            .flatMap(mine -> prisms(builder, frame, mine))
            .toList();
    STRtree index = new STRtree();
    prisms.forEach(p -> index.insert(p.area().getEnvelopeInternal(), p));
    index.build();
    return prisms;
  }

  private static Stream<LicencePrism> prisms(
      PrismBuilder builder, MineFrame frame, MineRecords mine) {
    assertThat(mine.mine().crs()).isEqualTo("EPSG:4523");
    return mine.licences().stream()
        .flatMap(l -> builder.build(l, frame, mine.transforms()).prism().stream());
  }
}
