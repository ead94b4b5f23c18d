package org.minewatch.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.track.upload.profile.ProfileTarget;

/**
 * The fuzzer's targets hold on everything that the fuzzer starts from, and on inputs kept as cases.
 */
class FuzzTargetsTest {

  static Stream<Path> kept() throws IOException, URISyntaxException {
    Path folder = Path.of(FuzzTargetsTest.class.getResource("/cases/fuzz").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void inputsKeptAsCasesHold(Path file) throws IOException {
    String target = file.getFileName().toString().replaceFirst("\\..*", "");
    if (target.equals("profile")) {
      ProfileTarget.fuzzerTestOneInput(Files.readAllBytes(file));
    } else {
      new UploadTarget(target).run(Files.readAllBytes(file));
    }
  }

  @Test
  void theSeedsHold() throws Exception {
    for (String dialect : FuzzSeeds.DIALECTS) {
      UploadTarget target = new UploadTarget(dialect);
      List<byte[]> seeds = FuzzSeeds.files(dialect, target);
      assertThat(seeds).as(dialect).hasSizeGreaterThan(1);
      seeds.forEach(target::run);
    }
    FuzzSeeds.profiles().forEach(ProfileTarget::fuzzerTestOneInput);
  }

  @Test
  void theProfileTargetReadsTheProductsProfilesAndNotAnything() throws Exception {
    assertThat(FuzzSeeds.profiles()).hasSize(FuzzSeeds.DIALECTS.size());
    ProfileTarget.fuzzerTestOneInput("{".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> new UploadTarget("nowhere"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
