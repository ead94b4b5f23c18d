package org.minewatch.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scripts that make the workload and run its peers, copied to a folder where they may write.
 */
public final class PeerScripts {
  /** One line of the scripts: what was done, with how many rows, in what time or at what rate. */
  public record Result(String what, List<String> fields) {
    /** Seconds of a line that says them, such as {@code 12.50 s}. */
    public double seconds() {
      return number(" s");
    }

    /** Million rows a second. */
    public double rate() {
      return number(" M/s");
    }

    private double number(String unit) {
      return fields.stream()
          .filter(f -> f.endsWith(unit))
          .map(f -> f.substring(0, f.length() - unit.length()).replace("median ", ""))
          .filter(f -> !f.startsWith("best"))
          .mapToDouble(Double::parseDouble)
          .findFirst()
          .orElseThrow();
    }
  }

  private final Path scripts;
  private final Path work;

  private PeerScripts(Path scripts, Path work) {
    this.scripts = scripts;
    this.work = work;
  }

  /**
   * Copies the folder {@code bench} of the shared data below a work folder, but for copies there.
   */
  public static PeerScripts copied(Path shared, Path work) throws IOException {
    Path scripts = Files.createDirectories(work.resolve("peers"));
    try (Stream<Path> files = Files.list(shared.resolve("bench"))) {
      for (Path file : files.toList()) {
        Path copy = scripts.resolve(file.getFileName().toString());
        if (Files.notExists(copy)) {
          Files.copy(file, copy);
          copy.toFile().setWritable(true);
        }
      }
    }
    return new PeerScripts(scripts, work.resolve("w1"));
  }

  /** Polygons and fixes lie here. */
  public Path data() {
    return work.resolve("data");
  }

  /** Histograms lie here. */
  public Path out() {
    return work.resolve("out");
  }

  /**
   * Runs {@code run.sh} with its arguments and returns its results.
   *
   * @throws IllegalStateException if it fails, with the end of what it printed
   */
  public List<Result> run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("bash", "run.sh"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(scripts.toFile()).redirectErrorStream(true);
    builder.environment().put("W1", work.toString());
    List<Result> results = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.add(line);
          String[] f = line.split("\t");
          if (f[0].equals("RESULT")) {
            results.add(new Result(f[1], Arrays.asList(f).subList(2, f.length)));
          }
        }
      }
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            command
                + ": status "
                + status
                + ", "
                + lines.subList(Math.max(0, lines.size() - 20), lines.size()));
      }
      return results;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
