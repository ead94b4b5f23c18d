package org.minewatch.nightly;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.minewatch.drawing.DrawingContext;
import org.minewatch.drawing.DrawingOutcome;
import org.minewatch.drawing.DrawingReader;
import org.minewatch.region.DrawingSubmission;

/** Reads each drawing of a region once, whether its own mine or a neighbour asks first. */
final class ReadDrawings {
  private record Key(String mineCode, String drawingId, String file) {}

  private final Path folder;
  private final Map<Key, FutureTask<DrawingOutcome>> outcomes = new ConcurrentHashMap<>();

  ReadDrawings(Path folder) {
    this.folder = folder;
  }

  /**
   * @param context that of the drawing's own mine
   */
  DrawingOutcome read(DrawingSubmission submission, DrawingContext context) {
    Key key = new Key(submission.mineCode(), submission.drawingId(), submission.file());
    FutureTask<DrawingOutcome> task =
        outcomes.computeIfAbsent(
            key, k -> new FutureTask<>(() -> DrawingReader.read(folder, submission, context)));
    task.run(); // at once for whoever comes first; the others wait for it below
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a drawing could not be read: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
