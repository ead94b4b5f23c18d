package org.minewatch.detect;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.minewatch.detect.integrity.StationDoubts;
import org.minewatch.network.FixPlacer;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.ReaderPlaces;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.presence.CountedArea;
import org.minewatch.presence.Mouths;
import org.minewatch.presence.Presence;
import org.minewatch.presence.PresenceDay;
import org.minewatch.presence.PresenceRules;
import org.minewatch.presence.clean.CleaningRules;
import org.minewatch.presence.clean.DayTracks;
import org.minewatch.presence.clean.FixMarker;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.region.Face;
import org.minewatch.track.FixColumns;
import org.minewatch.track.upload.Descent;

/**
 * A night's fixes, cleaned and placed: of the night's own files alone, so that a shift across
 * midnight is told in two halves.
 *
 * @param clean the fixes, each part of a card's fixes between two absences by itself
 * @param placed the same rows on the network, which may have no road
 */
public record Tracks(PaddedTracks clean, PlacedFixes placed, ReaderPlaces readers) {

  static Tracks of(
      LocalDate night,
      ZoneId zone,
      FixColumns fixes,
      RoadwayNetwork network,
      ReaderPlaces readers,
      Set<String> atWork) {
    CleaningRules rules = CleaningRules.DEFAULT;
    DayTracks day = DayTracks.of(night, fixes, zone, network, readers, rules);
    PaddedTracks clean = PaddedTracks.of(List.of(day), night, night, zone, rules);
    PlacedFixes placed = new FixPlacer(network, readers, atWork).place(clean.fixes());
    FixMarker.mark(clean, placed, rules);
    return new Tracks(clean, placed, readers);
  }

  /**
   * The same with less trust in what rests on stations whose places on record are in doubt.
   *
   * @param unstated one sigma of a fix that states no accuracy, metres
   */
  Tracks doubting(StationDoubts doubts, double unstated, Set<String> atWork) {
    if (doubts.isEmpty()) {
      return this;
    }
    ReaderPlaces wider = readers.doubting(placed.network(), doubts.doubted());
    PaddedTracks less = doubts.holdsPlaces() ? clean.withAccuracy(wider(doubts, unstated)) : clean;
    return new Tracks(
        less, new FixPlacer(placed.network(), wider, atWork).place(less.fixes()), wider);
  }

  private float[] wider(StationDoubts doubts, double unstated) {
    float[] sigma = new float[fixes().size()];
    for (int i = 0; i < sigma.length; i++) {
      sigma[i] = fixes().accuracy(i);
      if (fixes().hasPlace(i) && doubts.holds(fixes().easting(i), fixes().northing(i))) {
        double own = Float.isNaN(sigma[i]) ? unstated : sigma[i];
        sigma[i] = (float) Math.hypot(own, ReaderPlaces.DOUBTED_SIGMA_METRES);
      }
    }
    return sigma;
  }

  /** The fixes with corrected times and marks; a card may come as several. */
  public FixColumns fixes() {
    return clean.fixes();
  }

  PresenceDay presence(MineNight night) {
    PresenceRules rules = PresenceRules.DEFAULT;
    Mouths mouths = Mouths.of(night.records().entrances(), Mouths.count(clean, placed), rules);
    PresenceDay day = Presence.of(clean, placed, readers, mouths, areas(night), rules).get(0);
    List<Descent> descents =
        night
            .positionInput()
            .flatMap(PositionInput::uploads)
            .map(UploadLog::descents)
            .orElse(List.of());
    return descents.isEmpty() ? day : day.withStated(descents);
  }

  /** Ids of the areas in which heads are counted: {@code zone:ID} and {@code face:ID}. */
  private static List<CountedArea> areas(MineNight night) {
    List<CountedArea> areas = new ArrayList<>();
    night.records().zones().stream()
        .filter(z -> night.frame().coversAll(z.area()))
        .forEach(z -> areas.add(new CountedArea("zone:" + z.zoneId(), z.area())));
    List<Face> faces = night.faceWorks().stream().map(FaceWork::face).toList();
    for (CountedArea a : CountedArea.faces(faces)) {
      areas.add(a.named("face:" + a.id()));
    }
    return areas;
  }
}
