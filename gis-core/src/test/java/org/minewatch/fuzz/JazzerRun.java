package org.minewatch.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.track.upload.profile.ProfileTarget;

/**
 * Runs Jazzer on each target in a process of its own for {@code fuzz.seconds}. What it finds lies
 * in {@code target/fuzz}, with the corpus it has come to, from which the next run goes on.
 */
@Tag("fuzz")
class JazzerRun {
  private static final String DRIVER = "com.code_intelligence.jazzer.Jazzer";
  private static final int SECONDS_FOR_ONE_INPUT = 10;
  private static final Path FOLDER = Path.of("target", "fuzz");

  static Stream<String> targets() {
    return Stream.concat(FuzzSeeds.DIALECTS.stream(), Stream.of("profile"));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void nothingIsFound(String target) throws Exception {
    String only = System.getProperty("fuzz.target", "");
    Assumptions.assumeTrue(only.isEmpty() || only.equals(target), "another target is asked for");
    int seconds = Integer.getInteger("fuzz.seconds", 60);
    Path folder = Files.createDirectories(FOLDER.resolve(target));
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    boolean profile = target.equals("profile");
    write(
        corpus, profile ? FuzzSeeds.profiles() : FuzzSeeds.files(target, new UploadTarget(target)));
    Path log = folder.resolve("log.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                DRIVER,
                "--target_class=" + (profile ? ProfileTarget.class : UploadTarget.class).getName(),
                "--instrumentation_includes=org.minewatch.track.upload.**",
                "--custom_hook_includes=org.minewatch.track.upload.**",
                // A profile's file name is meant to be a regular expression; looks are bounded.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection",
                "--reproducer_path=" + folder.toAbsolutePath(),
                "-artifact_prefix=" + folder.toAbsolutePath() + "/",
                "-dict=" + dictionary(),
                "-max_total_time=" + seconds,
                "-timeout=" + SECONDS_FOR_ONE_INPUT,
                "-rss_limit_mb=3000",
                "-max_len=20000",
                "-print_final_stats=1",
                corpus.toAbsolutePath().toString()));
    if (!profile) {
      command.add(command.size() - 1, "--target_args=" + target);
    }
    Process jazzer =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = jazzer.waitFor(seconds + 120L, TimeUnit.SECONDS);
    jazzer.destroyForcibly();
    List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    List<String> stats = lines.stream().filter(l -> l.startsWith("stat::")).toList();
    System.out.println(target + ": " + seconds + " s, " + stats);

    assertThat(ended).as("%s: the fuzzer ends, see %s", target, log).isTrue();
    assertThat(jazzer.exitValue()).as("%s: see %s", target, log).isZero();
    assertThat(stats).as("%s: see %s", target, log).isNotEmpty();
  }

  private static void write(Path corpus, List<byte[]> seeds) throws IOException {
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(corpus.resolve("seed" + i), seeds.get(i));
    }
  }

  private static Path dictionary() throws Exception {
    return Path.of(JazzerRun.class.getResource("/fuzz/upload.dict").toURI());
  }
}
