package org.minewatch.web.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.web.drawing.CheckJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code check-handed-in}: the server's own, not for people. Runs one job of the drawing desk and
 * says on standard output how far it is, one JSON object a line.
 */
@Command(name = "check-handed-in", hidden = true, description = "Runs a job of the drawing desk.")
final class CheckHandedInCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "JOB")
  private Path job;

  @Override
  public Integer call() throws Exception {
    endWithTheServer();
    PrintWriter out = spec.commandLine().getOut();
    try {
      CheckJob.read(job)
          .run(
              (step, done, of) ->
                  out.println(
                      JSON.writeValueAsString(Map.of("step", step, "done", done, "of", of))));
      return ExitStatus.COMPLETED;
    } catch (UnreadableRegionException e) {
      out.println(
          JSON.writeValueAsString(
              Map.of("problem_zh", "矿区数据无法使用：" + e.getMessage(), "problem_en", e.getMessage())));
      return ExitStatus.USAGE;
    }
  }

  /** The server holds the other end of standard input; when it is gone, nobody waits any more. */
  private static void endWithTheServer() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // nothing is said to this process
                }
              } catch (IOException e) {
                // as good as closed
              }
              Runtime.getRuntime().halt(ExitStatus.FAILED);
            },
            "server-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
