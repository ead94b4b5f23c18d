package org.minewatch.web.page;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Chromium, installed by the project's own script where it is missing. */
final class Browser implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  static Browser open() throws IOException, InterruptedException {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync"))));
  }

  com.microsoft.playwright.Browser chromium() {
    return chromium;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }

  private static Path executable() throws IOException, InterruptedException {
    for (int attempt = 0; attempt < 2; attempt++) {
      for (String place : PLACES) {
        if (Files.isExecutable(Path.of(place))) {
          return Path.of(place);
        }
      }
      install();
    }
    throw new IllegalStateException("no Chromium at " + PLACES + "; .ci/test-tools installs it");
  }

  private static void install() throws IOException, InterruptedException {
    Path script =
        Stream.of(Path.of(".ci/test-tools"), Path.of("../.ci/test-tools"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(".ci/test-tools is missing"));
    int status =
        new ProcessBuilder(script.toString(), "chromium", "font").inheritIO().start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(script + " could not install a browser; see above");
    }
  }
}
