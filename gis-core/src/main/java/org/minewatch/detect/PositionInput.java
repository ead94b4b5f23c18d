package org.minewatch.detect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minewatch.region.CardHolder;
import org.minewatch.region.Reader;
import org.minewatch.track.FixColumns;

/**
 * What a mine handed in of its people's positions in a night, before any fix is placed on a road.
 *
 * @param file what evidence cites: the position file, or the folder of the upload files
 * @param fixes sorted by card and time
 * @param complete whether everything that was handed in could be read to its end
 * @param stations that the upload files register and the region's table of readers does not
 * @param holders of cards that the upload files register and the region's table does not
 * @param atWork stations that are known to have worked all night, so that their silence tells too
 * @param uploads how the upload files came; empty for a position file
 */
public record PositionInput(
    String file,
    FixColumns fixes,
    boolean complete,
    List<Reader> stations,
    List<CardHolder> holders,
    Set<String> atWork,
    Optional<UploadLog> uploads) {
  public PositionInput {
    stations = List.copyOf(stations);
    holders = List.copyOf(holders);
    atWork = Set.copyOf(atWork);
  }
}
