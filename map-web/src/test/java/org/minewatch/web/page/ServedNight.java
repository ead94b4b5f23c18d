package org.minewatch.web.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.account.People;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.system.MapServer;

/**
 * The real application over a real night of two invented mines, one with a hostile name, with a
 * desk for their drawings, and a browser: made once for all tests of the pages.
 */
final class ServedNight implements AutoCloseable {
  static final String HOSTILE = "<img src=x onerror=document.title='hit'>煤矿";

  /** Who signs at the drawing desk. */
  static final String SIGNED_AS = "周监管（演示）";

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);

  private final Path folder;
  private final Path night;
  private final MapServer server;
  private final Browser browser;

  private ServedNight(Path folder, Path night, MapServer server, Browser browser) {
    this.folder = folder;
    this.night = night;
    this.server = server;
    this.browser = browser;
  }

  static ServedNight start() {
    try {
      Path folder = Files.createTempDirectory("minewatch-page");
      Path night = judge(folder);
      return new ServedNight(folder, night, serve(night, folder), Browser.open());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnreadableRegionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path judge(Path folder) throws IOException, UnreadableRegionException {
    SyntheticRegion.write(
        new SynthSpec(
            11,
            "示例矿区",
            NIGHT,
            1,
            List.of(
                MineSpec.named("立秋示例煤矿")
                    .fixes(30, 1)
                    .plant(Plant.UNDRAWN_HEADING_OUTSIDE, Plant.MOVED_CORNER)
                    .build(),
                MineSpec.named("处暑示例煤矿")
                    .fixes(30, 1)
                    .plant(Plant.STALE_DRAWING, Plant.HEADING_BELOW_BOTTOM)
                    .build())),
        folder);
    Path region = folder.resolve(SyntheticRegion.REGION);
    Path mines = region.resolve("mines.csv");
    Files.writeString(
        mines, Files.readString(mines).replace("处暑示例煤矿", HOSTILE), StandardCharsets.UTF_8);
    NightlyRun.Outcome outcome =
        NightlyRun.run(
            new NightlyRun.Options(
                region,
                NIGHT,
                1,
                Set.of(),
                Optional.empty(),
                folder.resolve("out"),
                RuleTable.load(),
                2,
                "test",
                Clock.systemUTC(),
                "test"),
            (what, done, of) -> {});
    return outcome.nightFolders().get(0);
  }

  private static MapServer serve(Path night, Path folder) throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put("minewatch.drawings.region", folder.resolve(SyntheticRegion.REGION));
    settings.put("minewatch.drawings.work", folder.resolve("desk"));
    settings.put("minewatch.evidence.results", night.getParent());
    settings.put("minewatch.evidence.work", folder.resolve("evidence"));
    settings.put("minewatch.delivery.smtp-host", "localhost");
    settings.put("minewatch.delivery.from", "minewatch@bureau.example");
    settings.put("minewatch.delivery.webhook-hosts", "hooks.bureau.example");
    settings.put("minewatch.delivery.key-file", folder.resolve("delivery.key"));
    settings.put("minewatch.delivery.poll-seconds", 3600);
    settings.put(People.DEMO, true);
    MapServer server = MapServer.start(settings);
    server.nightImport().importNight(NightFolder.read(night));
    return server;
  }

  /** The page with a query such as {@code ?lang=en}, or another path of the server. */
  String address(String query) {
    return "http://localhost:" + server.port() + "/" + query;
  }

  /** The result folder of the night. */
  Path night() {
    return night;
  }

  /** The region whose mines hand in drawings. */
  Path region() {
    return folder.resolve(SyntheticRegion.REGION);
  }

  com.microsoft.playwright.Browser chromium() {
    return browser.chromium();
  }

  @Override
  public void close() throws IOException {
    browser.close();
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }
}
