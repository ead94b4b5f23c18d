package org.minewatch.web.drawing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.minewatch.wording.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs one check in a Java process of its own, so that a drawing that needs more memory or time
 * than it may have costs its own check and nothing else. The process tells on standard output how
 * far it is, one JSON object a line, and ends when the server does.
 */
final class CheckProcess {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The hidden command that runs a job. */
  private static final String COMMAND = "check-handed-in";

  private static final String MAIN = "org.minewatch.web.Minewatch";
  private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";
  private static final int LONGEST_LINE = 20_000;

  /** What {@code -XX:+ExitOnOutOfMemoryError} ends with. */
  private static final int OUT_OF_MEMORY = 3;

  private final Duration most;
  private final int heapMegabytes;
  private volatile @Nullable Process running;
  private volatile @Nullable Text problem;

  CheckProcess(Duration most, int heapMegabytes) {
    this.most = most;
    this.heapMegabytes = heapMegabytes;
  }

  /** How far a run is. */
  record Progress(String step, int done, int of) {}

  /**
   * Runs a job to its end.
   *
   * @return what kept it from its end, null when nothing did
   */
  @Nullable Text run(Path job, Path log, Consumer<Progress> progress)
      throws IOException, InterruptedException {
    problem = null;
    Process process = new ProcessBuilder(command(job)).redirectError(log.toFile()).start();
    running = process;
    try {
      Thread reader = new Thread(() -> follow(process, progress), "drawing-check-output");
      reader.setDaemon(true);
      reader.start();
      if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Text(
            "检查超过 " + most.toMinutes() + " 分钟，已终止；请清理图纸或分幅提交",
            "the check took more than "
                + most.toMinutes()
                + " minutes and was stopped; purge the drawing or hand it in in parts");
      }
      reader.join(1000);
      int status = process.exitValue();
      if (status == 0) {
        return null;
      }
      if (status == OUT_OF_MEMORY) {
        return new Text(
            "检查所需内存超过 " + heapMegabytes + " MB，已终止；请清理图纸或分幅提交",
            "the check needs more than "
                + heapMegabytes
                + " MB of memory; purge the drawing or hand it in in parts");
      }
      return problem != null
          ? problem
          : new Text(
              "程序未能完成检查（状态 " + status + "），这是程序缺陷，详见 " + log.getFileName(),
              "the program could not finish the check (status "
                  + status
                  + "), which is a defect of it; see "
                  + log.getFileName());
    } finally {
      running = null;
      process.destroyForcibly();
    }
  }

  /** Ends the run that goes on, if any. */
  void stop() {
    Process process = running;
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private List<String> command(Path job) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    // Most checks take seconds: the second compiler would cost as much again as they do.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(isPackaged() ? LAUNCHER : MAIN);
    command.add(COMMAND);
    command.add(job.toString());
    return command;
  }

  /** Whether this program runs from its one jar, whose launcher knows the jars inside. */
  private static boolean isPackaged() {
    return !System.getProperty("java.class.path").contains(File.pathSeparator)
        && CheckProcess.class.getResource("/" + LAUNCHER.replace('.', '/') + ".class") != null;
  }

  private void follow(Process process, Consumer<Progress> progress) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.length() <= LONGEST_LINE && line.startsWith("{")) {
          hear(JSON.readTree(line), progress);
        }
      }
    } catch (IOException | JacksonException e) {
      // The process ended; its status says how.
    }
  }

  private void hear(JsonNode said, Consumer<Progress> progress) {
    if (said.has("problem_en")) {
      problem =
          new Text(said.path("problem_zh").asString(""), said.path("problem_en").asString(""));
    } else if (said.has("step")) {
      progress.accept(
          new Progress(
              ShownText.line(said.path("step").asString(""), 100),
              said.path("done").asInt(0),
              said.path("of").asInt(0)));
    }
  }
}
