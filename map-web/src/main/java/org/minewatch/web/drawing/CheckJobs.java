package org.minewatch.web.drawing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minewatch.web.store.DrawingCheckRow;
import org.minewatch.web.store.DrawingChecks;
import org.minewatch.web.system.Problems;

/** Makes the job of a check: its file, its settings, and the earlier drawing that they name. */
final class CheckJobs {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final DrawingChecks checks;
  private final DeskRegion region;
  private final WorkFolder work;

  CheckJobs(DrawingChecks checks, DeskRegion region, WorkFolder work) {
    this.checks = checks;
    this.region = region;
    this.work = work;
  }

  CheckJob of(DrawingCheckRow check, Path out) {
    CheckSettings settings = settings(check);
    return new CheckJob(
        region.folder().toAbsolutePath().toString(),
        check.mineCode(),
        check.id(),
        sheet(check, settings),
        settings.against() == null ? null : earlier(check.mineCode(), settings.against()),
        settings,
        out.toString());
  }

  CheckSettings settings(DrawingCheckRow check) {
    return CheckSettings.parse(checks.getSettings(check.id(), check.revision()));
  }

  private CheckJob.Sheet sheet(DrawingCheckRow check, CheckSettings settings) {
    return new CheckJob.Sheet(
        work.file(check.sha256(), check.fileKind()).toString(),
        check.fileName(),
        settings.crs(),
        settings.controlPoints());
  }

  /**
   * An earlier drawing by its id in the register, or by the SHA-256 of one that this mine handed in
   * here; then with what was said of its place. Answers that there is none.
   */
  CheckJob.Sheet earlier(String mineCode, String against) {
    Optional<CheckJob.Sheet> registered =
        region
            .findRegistered(mineCode, against)
            .map(
                file ->
                    new CheckJob.Sheet(
                        file.toString(), file.getFileName().toString(), "", List.of()));
    return registered
        .or(
            () ->
                SHA256.matcher(against).matches()
                    ? checks.findLatest(mineCode, against).map(c -> sheet(c, settings(c)))
                    : Optional.empty())
        .orElseThrow(
            () ->
                Problems.unusable(
                    "该矿没有编号或 SHA-256 为“" + against + "”的图纸",
                    "the mine has no drawing of the id or SHA-256 '" + against + "'"));
  }
}
