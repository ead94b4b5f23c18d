package org.minewatch.finding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.minewatch.region.InputFile;
import org.minewatch.region.RegionInfo;

/**
 * A night read back from its result folder: what the ledger goes on from and the web store takes
 * in.
 *
 * @param folder the night's folder
 * @param closed findings that ended in an earlier night and may come back
 * @param rejectedCount rows and files of the input that could not be used
 */
public record StoredNight(
    Path folder,
    RegionInfo region,
    LocalDate night,
    String productVersion,
    String ruleSetVersion,
    List<NightResult.MineLine> mines,
    List<Finding> findings,
    List<Finding> closed,
    List<Judgement> judgements,
    List<LicenceAccount> licences,
    List<InputFile> inputs,
    long rejectedCount) {

  public StoredNight {
    mines = List.copyOf(mines);
    findings = List.copyOf(findings);
    closed = List.copyOf(closed);
    judgements = List.copyOf(judgements);
    licences = List.copyOf(licences);
    inputs = List.copyOf(inputs);
  }

  /** What was laid over each other in a mine, read from its file when asked for. */
  public List<MapFeature> mapFeatures(String mineCode) throws IOException {
    Path file = folder.resolve(MapFile.FOLDER).resolve(MapFile.name(mineCode));
    return Files.exists(file) ? BoundedJson.features(file, MapFile::read) : List.of();
  }

  /** The file with a mine's film; empty when its positions could not be read. */
  public Optional<Path> replayFile(String mineCode) {
    Path file = folder.resolve(MineReplay.FOLDER).resolve(MineReplay.fileName(mineCode));
    return Optional.of(file).filter(Files::isRegularFile);
  }
}
