package org.minewatch.evidence.excerpt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.minewatch.nightly.MineRerun;
import org.minewatch.region.Licence;
import org.minewatch.region.Region;
import org.minewatch.region.Rejection;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;

/**
 * Which mines and licences lie around a mine, found from the registers alone, so that no position
 * file of a large region has to be read.
 *
 * @param mines codes of the mine and its neighbours
 * @param licences numbers of their licences
 * @param rejectedCorners lines of corners.csv that were rejected: they put licences in doubt
 */
public record Surroundings(
    SortedSet<String> mines, SortedSet<String> licences, Set<Long> rejectedCorners) {

  /** What says where licensed areas lie and in which zone a mine's coordinates are. */
  private static final List<String> REGISTERS =
      List.of(
          "region.json",
          "mines.csv",
          "licences.csv",
          "corners.csv",
          "transforms.csv",
          "faces.csv",
          "zones.csv",
          "readers.csv",
          "entrances.csv",
          "seals.csv");

  /**
   * Finds them.
   *
   * @param work an empty folder that the registers are copied to
   */
  public static Surroundings of(
      Path region, String mineCode, LocalDate night, RuleTable rules, Path work)
      throws IOException, UnreadableRegionException {
    FolderBorder border = new FolderBorder(region);
    for (String name : REGISTERS) {
      Optional<Path> file = border.find(name);
      if (file.isPresent()) {
        Files.copy(file.get(), work.resolve(name));
      }
    }
    MineRerun there = MineRerun.of(work, Optional.empty(), mineCode, night, rules);
    Region read = there.region();
    TreeSet<String> mines = new TreeSet<>(there.neighbours());
    mines.add(mineCode);
    TreeSet<String> licences = new TreeSet<>();
    for (String code : mines) {
      read.mines().get(code).licences().stream().map(Licence::licenceNo).forEach(licences::add);
    }
    Set<Long> rejected =
        read.rejections().stream()
            .filter(r -> r.file().equals("corners.csv"))
            .map(Rejection::line)
            .collect(Collectors.toSet());
    return new Surroundings(mines, licences, rejected);
  }
}
