package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.boundary.PrismBuilder;
import org.minewatch.detect.NightFacts;
import org.minewatch.nightly.kept.FactsKey;
import org.minewatch.nightly.kept.KeptFacts;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Region;
import org.minewatch.region.RegionReader;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;

/** What the facts of a night rest on, and that keeping them takes nothing from them. */
class FactsInputsTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);
  private static final RuleTable RULES = RuleTable.load();

  @TempDir Path folder;

  @Test
  void factsRestOnNothingThatTheirKeyLeavesOutAndComeBackAsTheyWere() throws Exception {
    SyntheticRegion.write(SynthSpec.random(77, 4, 1), folder);
    Region whole = RegionReader.read(folder.resolve(SyntheticRegion.REGION));
    Region less = withoutWhatNoKeyHas(whole);
    MineSetups setups = setups(whole);
    MineSetups others = setups(less);
    KeptFacts kept = new KeptFacts(folder.resolve("facts"));
    int withPositions = 0;
    for (String code : whole.mines().keySet()) {
      Optional<NightFacts> facts = new MineHistory(whole, setups.setup(code), RULES).factsOf(NIGHT);
      withPositions += facts.isPresent() ? 1 : 0;

      assertThat(new MineHistory(less, others.setup(code), RULES).factsOf(NIGHT))
          .as(code)
          .isEqualTo(facts);

      byte[] key = FactsKey.begin().with(code).end();
      kept.keep(code, NIGHT, key, facts);
      Optional<KeptFacts.Kept> back = kept.find(code, NIGHT, key);
      assertThat(back).as(code).contains(new KeptFacts.Kept(facts));
      byte[] written = bytes(code);
      kept.keep(code, NIGHT, key, back.orElseThrow().facts());
      assertThat(bytes(code)).as(code).isEqualTo(written);
    }
    assertThat(withPositions).isGreaterThan(2);
  }

  private byte[] bytes(String code) throws Exception {
    return java.nio.file.Files.readAllBytes(
        folder.resolve("facts").resolve(NIGHT.toString()).resolve(code + ".facts"));
  }

  private static MineSetups setups(Region region) {
    return new MineSetups(
        region,
        new PrismBuilder(
            RULES.parameter("error-budget", "boundary_centimetre_sigma_m", NIGHT),
            RULES.parameter("error-budget", "boundary_rounded_sigma_m", NIGHT)));
  }

  private static Region withoutWhatNoKeyHas(Region region) {
    TreeMap<String, MineRecords> mines = new TreeMap<>();
    region.mines().forEach((code, m) -> mines.put(code, less(m)));
    return new Region(
        region.info(),
        region.folder(),
        Collections.unmodifiableSortedMap(mines),
        region.inputs(),
        region.rejections(),
        region.unreadableTables());
  }

  private static MineRecords less(MineRecords m) {
    return new MineRecords(
        m.mine(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        m.transforms(),
        m.licences(),
        m.drawings().stream().filter(d -> !d.asOf().isAfter(NIGHT)).toList(),
        m.faces().stream()
            .filter(f -> !f.from().isAfter(NIGHT))
            .filter(f -> f.to().map(to -> !to.isBefore(NIGHT)).orElse(true))
            .toList(),
        m.faceProgress().stream().filter(p -> !p.date().isAfter(NIGHT)).toList(),
        m.zones(),
        m.readers(),
        m.entrances(),
        m.seals(),
        List.of(),
        List.of(),
        m.shiftReports().stream()
            .filter(s -> !s.from().toLocalDate().isAfter(NIGHT))
            .filter(s -> !s.to().toLocalDate().isBefore(NIGHT))
            .toList(),
        List.of(),
        m.persons(),
        List.of(),
        m.tracks(),
        m.uploads());
  }
}
