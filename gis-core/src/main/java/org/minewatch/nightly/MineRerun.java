package org.minewatch.nightly;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.minewatch.boundary.PrismBuilder;
import org.minewatch.detect.NeighbourArea;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Region;
import org.minewatch.region.RegionLimits;
import org.minewatch.region.RegionReader;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;

/**
 * Judges one mine in one night again, from a region folder, a rule table and what the night before
 * left: the nightly run for whoever has to check a verdict.
 */
public final class MineRerun {
  private final Region region;
  private final MineSetups setups;
  private final String mineCode;
  private final LocalDate night;
  private final RuleTable rules;

  /**
   * What a night left to the next one, of one mine.
   *
   * @param findings those that the night listed, open or ended in it
   * @param closed those that had ended before it and may come back
   */
  public record Before(List<Finding> findings, List<Finding> closed) {
    public Before {
      findings = List.copyOf(findings);
      closed = List.copyOf(closed);
    }
  }

  /**
   * What the night came to.
   *
   * @param defect whether a defect of the program kept the mine from being judged
   */
  public record Judged(List<Finding> findings, List<Judgement> judgements, boolean defect) {
    /** The finding of that id. */
    public Optional<Finding> find(String id) {
      return findings.stream().filter(f -> f.id().equals(id)).findFirst();
    }
  }

  private MineRerun(Region region, String mineCode, LocalDate night, RuleTable rules) {
    this.region = region;
    this.mineCode = mineCode;
    this.night = night;
    this.rules = rules;
    this.setups =
        new MineSetups(
            region,
            new PrismBuilder(
                rules.parameter("error-budget", "boundary_centimetre_sigma_m", night),
                rules.parameter("error-budget", "boundary_rounded_sigma_m", night)));
  }

  /**
   * Reads the region.
   *
   * @param orders orders that an office keeps elsewhere
   * @throws UnreadableRegionException when the folder is no region or has no such mine
   */
  public static MineRerun of(
      Path folder, Optional<Path> orders, String mineCode, LocalDate night, RuleTable rules)
      throws UnreadableRegionException {
    Region region = RegionReader.read(folder, RegionLimits.DEFAULT, orders);
    if (!region.mines().containsKey(mineCode)) {
      throw new UnreadableRegionException("the region has no mine " + mineCode);
    }
    return new MineRerun(region, mineCode, night, rules);
  }

  public Region region() {
    return region;
  }

  /** What the region says of the mine. */
  public MineRecords records() {
    return region.mines().get(mineCode);
  }

  /** The mines whose licensed areas lie so near that they are laid over this one's work. */
  public SortedSet<String> neighbours() {
    SortedSet<String> codes = new TreeSet<>();
    setups.setup(mineCode).neighbours().stream().map(NeighbourArea::mineCode).forEach(codes::add);
    return codes;
  }

  /** The day in the name of an upload file; empty when it has none. */
  public static Optional<LocalDate> dayOfUpload(String fileName) {
    return MineHistory.uploadDay(fileName);
  }

  /** What the night before left, worked out by going through the mine's history. */
  public Before history() {
    MineSetup mine = setups.setup(mineCode);
    LocalDate eve = night.minusDays(1);
    LocalDate start = MineHistory.historyStart(mine, night);
    MineHistory.MineResult last =
        new MineHistory(region, mine, rules).run(start, eve, eve, Ledger.empty(), day -> {}).get(0);
    return new Before(last.findings(), last.closed());
  }

  /** Judges the night. */
  public Judged judge(Before before) {
    MineHistory.MineResult result =
        new MineHistory(region, setups.setup(mineCode), rules)
            .run(night, night, night, Ledger.after(before.findings(), before.closed()), day -> {})
            .get(0);
    boolean defect =
        result.judgements().stream().anyMatch(j -> j.reasonCode().equals(MineHistory.DEFECT));
    return new Judged(result.findings(), result.judgements(), defect);
  }
}
