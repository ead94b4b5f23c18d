package org.minewatch.detect;

import java.util.Arrays;
import java.util.Optional;
import org.minewatch.network.PlaceBasis;
import org.minewatch.network.PlacedFixes;
import org.minewatch.track.FixColumns;
import org.minewatch.wording.Text;

/**
 * Where people were in a night, as far as it can be told: each fix at the one place where it must
 * have been, or nowhere. A fix that fits several roads, that only says "near this reader", or whose
 * station was copied from the mine's own drawing has no place here.
 */
public final class Positions {

  /** How much of a night's positions has a place. */
  public enum Coverage {
    NONE,
    SOME,
    ALL
  }

  private final Coverage coverage;
  private final Optional<FixColumns> fixes;
  private final String reasonCode;
  private final Text reason;
  private Optional<SmoothedPlaces> smoothed;

  private Positions(Coverage coverage, Optional<FixColumns> fixes, String reasonCode, Text reason) {
    this.coverage = coverage;
    this.fixes = fixes;
    this.reasonCode = reasonCode;
    this.reason = reason;
  }

  public Coverage coverage() {
    return coverage;
  }

  /**
   * All fixes of the night with the places they certainly have, NaN for the others. Accuracy is one
   * sigma of the place with everything in it but boundary and datum: ranging, station, drawing.
   */
  public Optional<FixColumns> fixes() {
    return fixes;
  }

  /** The places of {@link #fixes()}, smoothed. */
  public Optional<SmoothedPlaces> smoothed() {
    if (smoothed == null) {
      smoothed = fixes.map(SmoothedPlaces::of);
    }
    return smoothed;
  }

  /** Why not everything has a place; empty when it has. */
  public String reasonCode() {
    return reasonCode;
  }

  public Text reason() {
    return reason;
  }

  static Positions of(MineNight night) {
    Optional<FixColumns> cleaned = night.tracks().map(Tracks::fixes);
    int size = cleaned.map(FixColumns::size).orElse(0);
    if (size == 0) {
      return night.positionsComplete()
          ? none("no-positions", "当夜没有人员位置数据", "no positions were handed in for this night")
          : none(
              "positions-unreadable",
              "当夜人员位置文件无法读取",
              "the night's position file could not be read");
    }
    FixColumns fixes = cleaned.get();
    Tally tally = new Tally(size);
    FixColumns places = placed(night, fixes, tally);
    if (tally.placed == 0) {
      return none(tally.mainCode(), tally.mainZh(), tally.mainEn());
    }
    if (tally.placed < size) {
      return new Positions(
          Coverage.SOME, Optional.of(places), "positions-partly-placed", tally.shares());
    }
    if (!night.positionsComplete()) {
      return new Positions(
          Coverage.SOME,
          Optional.of(places),
          "positions-incomplete",
          new Text("当夜人员位置文件不完整", "the night's position file breaks off"));
    }
    return new Positions(Coverage.ALL, Optional.of(places), "", new Text("", ""));
  }

  private static Positions none(String code, String zh, String en) {
    return new Positions(Coverage.NONE, Optional.empty(), code, new Text(zh, en));
  }

  private static FixColumns placed(MineNight night, FixColumns fixes, Tally tally) {
    int n = fixes.size();
    double station = night.parameter("error-budget", "station_surveyed_sigma_m");
    double unstated = night.parameter("error-budget", "accuracy_unstated_sigma_m");
    float[] sigma = new float[n];
    boolean byStation = false;
    double lastOwn = Double.NaN;
    float lastSigma = Float.NaN;
    for (int i = 0; i < n; i++) {
      if (fixes.hasPlace(i)) {
        double own = Float.isNaN(fixes.accuracy(i)) ? unstated : fixes.accuracy(i);
        // Most fixes of a night say the same of their accuracy.
        if (own != lastOwn) {
          lastOwn = own;
          lastSigma = (float) Math.hypot(station, own);
        }
        sigma[i] = lastSigma;
        tally.placed++;
      } else {
        sigma[i] = Float.NaN;
        byStation = true;
      }
    }
    if (!byStation) {
      return fixes.withAccuracy(sigma);
    }
    double[] easting = new double[n];
    double[] northing = new double[n];
    Arrays.fill(easting, Double.NaN);
    Arrays.fill(northing, Double.NaN);
    Optional<PlacedFixes> onNetwork = night.placedFixes();
    for (int i = 0; i < n; i++) {
      if (fixes.hasPlace(i)) {
        easting[i] = fixes.easting(i);
        northing[i] = fixes.northing(i);
      } else if (onNetwork.isEmpty()) {
        tally.noNetwork++;
      } else if (tally.counts(onNetwork.get(), i)) {
        easting[i] = onNetwork.get().easting(i);
        northing[i] = onNetwork.get().northing(i);
        sigma[i] = onNetwork.get().sigmaMetres(i);
      }
    }
    return fixes.withPlaces(easting, northing, sigma);
  }

  /** Why fixes have no place, counted. */
  private static final class Tally {
    private final int size;
    private int placed;
    private int noNetwork;
    private int noStation;
    private int ambiguous;
    private int segment;
    private int unmatched;
    private int fromDrawing;

    Tally(int size) {
      this.size = size;
    }

    /** Whether a fix has one certain place; counted either way. */
    boolean counts(PlacedFixes on, int i) {
      if (!on.isPlaced(i)) {
        noStation++;
      } else if (on.isSegment(i)) {
        segment++;
      } else if (on.isAmbiguous(i)) {
        ambiguous++;
      } else if (on.basis(i) == PlaceBasis.DRAWN_STATION) {
        fromDrawing++;
      } else if (on.isUnmatched(i) && !on.isBeyondEnd(i)) {
        unmatched++;
      } else {
        placed++;
        return true;
      }
      return false;
    }

    private int most() {
      return Math.max(
          Math.max(Math.max(noNetwork, noStation), Math.max(ambiguous, segment)),
          Math.max(unmatched, fromDrawing));
    }

    String mainCode() {
      int most = most();
      return most == noNetwork
          ? "positions-without-network"
          : most == segment
              ? "positions-by-zone-reader"
              : most == fromDrawing
                  ? "stations-from-drawing"
                  : most == noStation
                      ? "stations-unplaced"
                      : most == ambiguous ? "positions-ambiguous" : "positions-off-network";
    }

    String mainZh() {
      return switch (mainCode()) {
        case "positions-without-network" -> "人员位置只有分站和距离，而没有可以定位的巷道图";
        case "positions-by-zone-reader" -> "人员位置只到读卡区域，不能说明在何处";
        case "stations-from-drawing" -> "分站位置取自矿方图纸，不能用来检验该图纸和边界";
        case "stations-unplaced" -> "分站没有登记位置";
        case "positions-ambiguous" -> "人员位置对应多条巷道，无法确定在哪一条";
        default -> "分站不在任何已绘巷道上";
      };
    }

    String mainEn() {
      return switch (mainCode()) {
        case "positions-without-network" ->
            "positions give a station and a distance, and there is no drawn roadway to place them on";
        case "positions-by-zone-reader" ->
            "positions say near which reader somebody was, not where";
        case "stations-from-drawing" ->
            "the stations were placed from the mine's own drawing, which they cannot be held against";
        case "stations-unplaced" -> "the stations have no place on record";
        case "positions-ambiguous" -> "the positions fit several roads each";
        default -> "the stations lie on no drawn road";
      };
    }

    Text shares() {
      StringBuilder zh = new StringBuilder();
      StringBuilder en = new StringBuilder();
      zh.append("%d 条定位记录中 %d 条可确定位置".formatted(size, placed));
      en.append("%d of %d fixes have one certain place".formatted(placed, size));
      share(zh, en, ambiguous, "对应多条巷道", "fit several roads");
      share(zh, en, segment, "只到读卡区域", "say only near which reader");
      share(zh, en, unmatched, "不在已绘巷道上", "lie on no drawn road");
      share(zh, en, fromDrawing, "分站位置取自矿方图纸", "rest on stations placed from the mine's drawing");
      share(zh, en, noStation, "分站无登记位置", "name a station without a place");
      share(zh, en, noNetwork, "没有巷道图可定位", "have no drawn roadway to lie on");
      return new Text(zh.toString(), en.toString());
    }

    private static void share(
        StringBuilder zh, StringBuilder en, int count, String whyZh, String whyEn) {
      if (count > 0) {
        zh.append("，").append(count).append(" 条").append(whyZh);
        en.append(", ").append(count).append(' ').append(whyEn);
      }
    }
  }
}
