package org.minewatch.licencepaper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.boundary.PrismBuilder;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.geo.Crs;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.Licence;
import org.minewatch.region.Region;
import org.minewatch.region.RegionReader;
import org.minewatch.region.UnreadableRegionException;

/** What the importer writes, a region reads: the same licence, the same area, nothing rejected. */
class IntoRegionTest {
  private static final String MINE = "530302001001";
  private static final Path CASES = Path.of("src/test/resources/cases/licence");

  /**
   * Rings of different seams that overlap: the importer checks the print against the area of both
   * together, the boundary against their sum. Which of the two licences print is not settled.
   */
  private static final String OVERLAPPING_SEAMS = "seams.txt";

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyUsableLicenceReachesTheBoundaryUnchanged() throws IOException {
    List<Path> papers;
    try (Stream<Path> files = Files.list(CASES)) {
      papers =
          files
              .filter(f -> f.toString().matches(".*\\.(txt|csv|geojson)"))
              .filter(f -> !f.getFileName().toString().equals(OVERLAPPING_SEAMS))
              .sorted()
              .toList();
    }
    return papers.stream()
        .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> roundTrip(p)));
  }

  private void roundTrip(Path paper) throws IOException, UnreadableRegionException {
    ImportedLicence imported = PrintedLicenceReader.read(paper);
    Path region = Files.createDirectory(folder.resolve(paper.getFileName().toString()));
    LicenceFiles.write(imported, MINE, region);
    Files.writeString(
        region.resolve("region.json"),
        "{\"version\":1,\"name\":\"试验\",\"time_zone\":\"Asia/Shanghai\"}");
    Files.writeString(
        region.resolve("mines.csv"), "mine_code,name,crs\n" + MINE + ",试验煤矿,EPSG:4523\n");
    Region read = RegionReader.read(region);
    assertThat(read.rejections()).isEmpty();
    List<Licence> licences = read.mines().get(MINE).licences();
    List<LicenceReading> usable =
        imported.readings().stream().filter(r -> r.status().isUsable()).toList();
    assertThat(licences).hasSize(usable.size());
    for (LicenceReading reading : usable) {
      Licence licence =
          licences.stream()
              .filter(l -> l.licenceNo().equals(reading.licence().licenceNo()))
              .findFirst()
              .orElseThrow();
      assertThat(licence.corners()).hasSameSizeAs(reading.licence().corners());
      assertThat(licence.seams()).isEqualTo(reading.licence().seams());
      sameArea(reading, licence);
    }
  }

  private static void sameArea(LicenceReading reading, Licence licence) {
    Crs crs =
        CrsCatalogue.find(Integer.parseInt(licence.crs().substring("EPSG:".length())))
            .orElseThrow();
    Crs frame = crs.isGeographic() ? CrsCatalogue.find(4523).orElseThrow() : crs;
    LicenceAccount account =
        new PrismBuilder(0.05, 0.5).build(licence, MineFrame.of(frame), List.of()).account();
    assertThat(account.status()).as(account.notes()).isEqualTo(reading.status().code());
    double expected =
        reading.area().planeKm2().isPresent()
            ? reading.area().planeKm2().getAsDouble()
            : reading.area().ellipsoidKm2().orElseThrow();
    double actual =
        reading.area().planeKm2().isPresent() ? account.planeAreaKm2() : account.ellipsoidAreaKm2();
    assertThat(actual).isCloseTo(expected, within(1e-4 * expected));
  }
}
