package org.minewatch.track.upload.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A profile of the user's own cannot keep the reading of names busy for ever. */
class ProfileBoundsTest {
  private static final String OWN = "\"file_name\": \"";

  @TempDir Path folder;

  private UploadProfiles with(String pattern) throws IOException {
    return with(OWN, pattern);
  }

  private UploadProfiles with(String member, String value) throws IOException {
    String file = "/org/minewatch/track/upload/national.json";
    try (InputStream in = UploadProfiles.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int from = text.indexOf(member) + member.length();
      text = text.substring(0, from) + value + text.substring(text.indexOf("\",", from));
      Path own =
          Files.writeString(folder.resolve("own.json"), text.replace("\"national\"", "\"own\""));
      return UploadProfiles.load().with(own);
    }
  }

  @Test
  void aPatternThatTriesForEverDoesNotFitAndTheNextDialectIsAsked() throws IOException {
    UploadProfiles profiles = with("(?<mine>(\\\\d+)+)(?<time>)_(?<type>Z)");
    String name = "620000000001_RYSS_20260923101319.txt";

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(profiles.match("1".repeat(190) + "!")).isEmpty();
          assertThat(profiles.match("12_Z").orElseThrow().profile().name()).isEqualTo("own");
          assertThat(profiles.match(name).orElseThrow().profile().name()).isEqualTo("national");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yyyyMMddhHmmss",
        "yyyyMMddHHmm",
        "yyyyMMddHHmmssss",
        "yyyyMMddHHmmss年",
        "",
        "MMddHHmmss"
      })
  void aTimePatternThatIsNoneIsRefusedWhenTheProfileIsRead(String pattern) {
    assertThatThrownBy(() -> with("\"name_time\": \"", pattern))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a time pattern is yyyy MM dd HH mm ss");
  }

  @Test
  void aPatternOfMoreThan500CharactersIsRefused() {
    assertThatThrownBy(() -> with("(?<mine>)(?<type>)(?<time>)" + "a".repeat(480)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 500 characters");
  }
}
