package org.minewatch.drawingcheck;

import java.util.Optional;
import org.minewatch.detect.MineNight;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.source.SourceDrawing;

/**
 * A verdict with what it rests on, for a screen on which a person goes on working with the drawing.
 *
 * @param night the night it was judged in; without the drawing when that was refused
 * @param source the file's own numbers; absent when it could not be read
 * @param earlier the plan it was compared with
 */
public record DrawingDossier(
    DrawingVerdict verdict,
    MineNight night,
    Optional<SourceDrawing> source,
    Optional<MineDrawing> earlier) {}
