package org.minewatch.detect.work;

import java.util.List;
import java.util.Optional;
import org.minewatch.detect.MineNight;

/**
 * Where people worked in one night, as far as positions tell: at which reported faces, and at
 * places that are none. A function of that night alone.
 *
 * @param faces by id; every reported face of the night
 * @param sites elsewhere, most person-hours first, at most forty
 * @param placedShare of the people's time underground that has a known place
 */
public record WorkSeen(List<FaceCrew> faces, List<WorkSite> sites, double placedShare) {
  public static final WorkSeen NOTHING = new WorkSeen(List.of(), List.of(), 0);

  public WorkSeen {
    faces = List.copyOf(faces);
    sites = List.copyOf(sites);
  }

  /** Nothing when no positions were handed in. */
  public static WorkSeen of(MineNight night) {
    return night.tracks().map(t -> new WorkSearch(night, t).search()).orElse(NOTHING);
  }

  public Optional<FaceCrew> find(String faceId) {
    return faces.stream().filter(f -> f.faceId().equals(faceId)).findFirst();
  }
}
