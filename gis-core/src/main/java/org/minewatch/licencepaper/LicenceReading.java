package org.minewatch.licencepaper;

import java.util.List;
import java.util.Optional;
import org.minewatch.region.Licence;
import org.minewatch.region.TransformRecord;

/**
 * One licence of a paper as it was understood.
 *
 * @param licence the licence in the datum chosen; its mine code is empty, the paper does not know
 *     it
 * @param partNames name of part 1, 2, ... as printed, empty where none is
 * @param area the corners' area beside the printed one
 * @param variants the same corners as printed in other datums
 * @param suggestedTransforms from each of those to the licence's own CRS, as the paper implies them
 */
public record LicenceReading(
    Licence licence,
    ReadingStatus status,
    String mineName,
    String mineral,
    String capacity,
    List<String> partNames,
    AreaCheck area,
    List<Licence> variants,
    List<TransformRecord> suggestedTransforms,
    List<ImportNote> notes) {
  public LicenceReading {
    partNames = List.copyOf(partNames);
    variants = List.copyOf(variants);
    suggestedTransforms = List.copyOf(suggestedTransforms);
    notes = List.copyOf(notes);
  }

  public Optional<Licence> usableLicence() {
    return status.isUsable() ? Optional.of(licence) : Optional.empty();
  }
}
