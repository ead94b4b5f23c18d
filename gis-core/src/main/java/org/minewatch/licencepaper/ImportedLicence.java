package org.minewatch.licencepaper;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.minewatch.region.Licence;
import org.minewatch.region.Rejection;

/**
 * What a licence paper gave: readings, what was assumed, and what could not be used.
 *
 * @param fileName name of the paper, without folders
 * @param readings one a licence, in the order of the paper; also those that cannot be used
 * @param notes about the paper as a whole, such as its encoding
 * @param rejections rows and fields that were not used, in the order of the lines
 */
public record ImportedLicence(
    String fileName,
    List<LicenceReading> readings,
    List<ImportNote> notes,
    List<Rejection> rejections) {
  public ImportedLicence {
    readings = List.copyOf(readings);
    notes = List.copyOf(notes);
    rejections = rejections.stream().sorted().toList();
  }

  /** The licences whose rows may go into a region folder. */
  public List<Licence> licences() {
    return readings.stream().flatMap(r -> r.usableLicence().stream()).toList();
  }

  /** The worst status of the readings; rejected when there are none. */
  public ReadingStatus status() {
    return readings.stream()
        .map(LicenceReading::status)
        .max(Comparator.naturalOrder())
        .orElse(ReadingStatus.REJECTED);
  }

  /** All notes, of the paper and of its readings, in the order of the lines. */
  public List<ImportNote> allNotes() {
    return Stream.concat(notes.stream(), readings.stream().flatMap(r -> r.notes().stream()))
        .sorted()
        .toList();
  }
}
