package org.minewatch.web.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.minewatch.finding.Severity;
import org.minewatch.score.Score;
import org.minewatch.score.ScoreText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code score}: holds a result against what was planted in its region. */
@Command(
    name = "score",
    description = {
      "Counts which planted events a result finds, which of its claims no event explains, and how far",
      "findings lie from what they are about. Regions with a truth are written by `synth`."
    })
final class ScoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      required = true,
      description = "The truth.json of the region.")
  private Path truth;

  @Option(
      names = "--findings",
      paramLabel = "DIR",
      required = true,
      description = "A findings.geojson, or a folder in which all files of that name are taken.")
  private Path findings;

  @Option(
      names = "--min-severity",
      paramLabel = "SEVERITY",
      defaultValue = "warning",
      description = "What counts: notice, warning, major or critical. Default: ${DEFAULT-VALUE}.")
  private Severity least;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
  private Path json;

  @Override
  public Integer call() throws Exception {
    if (!Files.isRegularFile(truth)) {
      throw new UsageException("--truth " + truth + " is no file");
    }
    if (!Files.exists(findings)) {
      throw new UsageException("--findings " + findings + " is not there");
    }
    Score score = Score.of(truth, findings, least);
    spec.commandLine().getOut().print(ScoreText.table(score));
    spec.commandLine().getOut().flush();
    if (json != null) {
      Files.writeString(json, ScoreText.json(score), StandardCharsets.UTF_8);
    }
    return ExitStatus.COMPLETED;
  }
}
