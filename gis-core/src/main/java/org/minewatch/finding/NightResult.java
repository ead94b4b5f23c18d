package org.minewatch.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.minewatch.region.InputFile;
import org.minewatch.region.RegionInfo;
import org.minewatch.region.Rejection;
import org.minewatch.sight.MineSight;

/**
 * What one night came to for a whole region: everything that the result folder is written from.
 *
 * @param mines code, name and county of every mine that was judged, by code
 * @param mapFeatures what was compared, for the map, in any order; who draws them knows which layer
 *     lies over which
 * @param findings by mine, then gravity, then id
 * @param closed findings that ended in an earlier night and may come back, by id
 * @param replays films of those mines whose positions could be read
 */
public record NightResult(
    RegionInfo region,
    LocalDate night,
    String productVersion,
    String ruleSetVersion,
    List<MineLine> mines,
    List<Finding> findings,
    List<Finding> closed,
    List<Judgement> judgements,
    List<LicenceAccount> licences,
    List<InputFile> inputs,
    List<Rejection> rejections,
    List<MapFeature> mapFeatures,
    List<MineReplay> replays) {

  /** A night without films. */
  public NightResult(
      RegionInfo region,
      LocalDate night,
      String productVersion,
      String ruleSetVersion,
      List<MineLine> mines,
      List<Finding> findings,
      List<Finding> closed,
      List<Judgement> judgements,
      List<LicenceAccount> licences,
      List<InputFile> inputs,
      List<Rejection> rejections,
      List<MapFeature> mapFeatures) {
    this(
        region,
        night,
        productVersion,
        ruleSetVersion,
        mines,
        findings,
        closed,
        judgements,
        licences,
        inputs,
        rejections,
        mapFeatures,
        List.of());
  }

  /**
   * A mine as the result names it.
   *
   * @param sight what its night could see; empty when nobody worked it out
   * @param register what it is allowed
   * @param opened ids of the findings that the night before did not have, sorted
   */
  public record MineLine(
      String code,
      String name,
      String county,
      String crs,
      Supervision supervision,
      Optional<MineSight> sight,
      MineRegister register,
      List<String> opened) {
    public MineLine {
      opened = opened.stream().sorted().toList();
    }

    public MineLine(String code, String name, String county, String crs) {
      this(code, name, county, crs, Supervision.UNKNOWN, Optional.empty());
    }

    /** A mine of which the register says nothing and no finding is new. */
    public MineLine(
        String code,
        String name,
        String county,
        String crs,
        Supervision supervision,
        Optional<MineSight> sight) {
      this(code, name, county, crs, supervision, sight, MineRegister.UNKNOWN, List.of());
    }
  }
}
