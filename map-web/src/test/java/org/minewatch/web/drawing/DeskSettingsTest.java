package org.minewatch.web.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DeskSettingsTest {

  private static DeskSettings settings(String region, String work, int queue) {
    return new DeskSettings(region, work, 1000, queue, 10, 512);
  }

  @Test
  void drawingsLieBesideTheStoreElseAtHome() {
    DeskSettings plain = settings("", "", 8);
    Path here = Path.of("").toAbsolutePath();
    Path home = Path.of(System.getProperty("user.home"));
    assertThat(plain.workFolder("jdbc:h2:file:./minewatch-store/minewatch"))
        .isEqualTo(here.resolve("minewatch-store/drawings"));
    assertThat(plain.workFolder("jdbc:h2:./s/x;MODE=REGULAR"))
        .isEqualTo(here.resolve("s/drawings"));
    assertThat(plain.workFolder("jdbc:h2:file:~/s/x")).isEqualTo(home.resolve("s/drawings"));
    assertThat(plain.workFolder("jdbc:h2:file:/s/x")).isEqualTo(Path.of("/s/drawings"));
    for (String elsewhere :
        new String[] {"jdbc:h2:mem:x", "jdbc:h2:tcp://host/~/x", "jdbc:postgresql://host/x"}) {
      assertThat(plain.workFolder(elsewhere)).isEqualTo(home.resolve(".minewatch/drawings"));
    }
    assertThat(settings("", "/w/../v", 8).workFolder("jdbc:h2:mem:x")).isEqualTo(Path.of("/v"));
  }

  @Test
  void wrongValuesAreNamed() {
    assertThat(settings("", "", 8).isEnabled()).isFalse();
    assertThatThrownBy(() -> settings("/no/such/folder", "", 8))
        .hasMessageContaining("minewatch.drawings.region");
    assertThatThrownBy(() -> settings("", "", 0)).hasMessageContaining("minewatch.drawings.queue");
  }
}
