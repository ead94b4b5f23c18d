package org.minewatch.drawing.place;

import java.util.Optional;
import java.util.OptionalInt;
import org.minewatch.wording.Text;

/**
 * What a drawing's numbers and words show it to be.
 *
 * @param reason what the verdict rests on and, where it cannot be placed, what would help
 * @param title the printed words that name the kind of drawing, else empty
 * @param scale denominator of a printed scale, the smallest where several are printed
 * @param ladder the scale of elevations that sections and vertical projections carry
 */
public record Sheet(
    SheetKind kind,
    Text reason,
    String title,
    OptionalInt scale,
    Optional<ElevationLadder> ladder) {}
