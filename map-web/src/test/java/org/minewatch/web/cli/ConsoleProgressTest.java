package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

  private final StringWriter err = new StringWriter();

  @Test
  void aWatchedTerminalSeesOneLineThatIsClearedAtTheEnd() {
    try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(err), true)) {
      progress.step("mine 530300000001", 1, 4);
      assertThat(err.toString()).startsWith("\r 25% mine 530300000001").doesNotContain("\n");
    }
    assertThat(err.toString()).endsWith(" \r");
  }

  @Test
  void nobodyWatchingSeesNothing() {
    try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(err), false)) {
      progress.step("mine", 1, 4);
    }
    assertThat(err.toString()).isEmpty();
  }
}
