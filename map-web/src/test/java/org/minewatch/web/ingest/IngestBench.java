package org.minewatch.web.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minewatch.region.MineRecords;
import org.minewatch.track.upload.UploadFile;
import org.minewatch.track.upload.UploadWriter;
import org.minewatch.web.store.Digests;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.ReceivedFile;
import org.minewatch.web.store.ReceivedFiles;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;

/** Drop folders, a region folder of two mines, and a server that takes in when a test says so. */
public final class IngestBench {
  public static final String MINE = "530300000001";
  public static final String OTHER = "530300000002";
  static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  public static final LocalDateTime MORNING = LocalDateTime.of(2026, 9, 23, 8, 0);

  private static final String MINES =
      "mine_code,name,crs\n" + MINE + ",甲示例煤矿,EPSG:4524\n" + OTHER + ",乙示例煤矿,EPSG:4524\n";
  private static final String READERS =
      "mine_code,reader_id,kind,easting_m,northing_m\n" + MINE + ",R1,precise,36400000,4000000\n";

  final Path base;
  final List<String> snapshots = Collections.synchronizedList(new ArrayList<>());
  private final Path region;
  private Instant now = MORNING.plusDays(2).atZone(CHINA).toInstant();

  /** Makes the folders; the region has its mines and readers. */
  public static IngestBench with(Path base) throws IOException {
    IngestBench bench = new IngestBench(base, base.resolve("region"));
    bench.write(
        "region/region.json", "{\"version\":1,\"name\":\"示例\",\"time_zone\":\"Asia/Shanghai\"}");
    bench.write("region/mines.csv", MINES);
    bench.write("region/readers.csv", READERS);
    return bench;
  }

  /** A bench whose folders are there already. */
  static IngestBench again(Path base) throws IOException {
    return new IngestBench(base, base.resolve("region"));
  }

  /** The same over a region folder that is there already, with a clock of its own. */
  public static IngestBench over(Path base, Path region, Instant now) throws IOException {
    IngestBench bench = new IngestBench(base, region);
    bench.now = now;
    return bench;
  }

  private IngestBench(Path base, Path region) throws IOException {
    this.base = base;
    this.region = region;
    Files.createDirectories(drop());
    Files.createDirectories(base.resolve("region-drop"));
  }

  public Path drop() {
    return base.resolve("drop");
  }

  public Path region() {
    return region;
  }

  Path archive() {
    return base.resolve("archive");
  }

  void write(String path, String text) throws IOException {
    Path file = base.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Puts a file that nobody has touched for an hour into a folder below the bench. */
  public void put(String path, byte[] content) throws IOException {
    put(path, content, Duration.ofHours(1));
  }

  void put(String path, byte[] content, Duration old) throws IOException {
    Path file = base.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    Files.setLastModifiedTime(file, FileTime.from(now.minus(old)));
  }

  public void put(String path, String content) throws IOException {
    put(path, content.getBytes(StandardCharsets.UTF_8));
  }

  Instant now() {
    return now;
  }

  void later(Duration by) {
    now = now.plus(by);
  }

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  /** A snapshot of so many people at a station. */
  public static UploadWriter snapshot(String mine, LocalDateTime time, int people) {
    UploadWriter file = new UploadWriter(mine, "RYSS", "示例煤矿", time);
    for (int p = 0; p < people; p++) {
      String station = mine + "0001000001";
      file.place(
          mine + "%05d".formatted(p),
          "甲",
          time.minusHours(1),
          null,
          station.substring(0, 16),
          time.minusMinutes(50),
          station,
          time.minusMinutes(5),
          12.5,
          false,
          "");
    }
    return file;
  }

  /** A morning of positions of one card at the reader that is registered. */
  public static String positions(int rows) {
    StringBuilder text = new StringBuilder("card_id,time,reader_id,distance_m\n");
    for (int i = 0; i < rows; i++) {
      text.append("C1,").append(MORNING.plusMinutes(i)).append(",R1,").append(i).append('\n');
    }
    return text.toString();
  }

  /** The properties that set up a server over these folders. */
  public Map<String, Object> properties() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put("minewatch.ingest.archive", archive());
    settings.put("minewatch.ingest.region", region());
    settings.put("minewatch.ingest.folders", drop());
    settings.put("minewatch.ingest.region-folders", base.resolve("region-drop"));
    settings.put("minewatch.ingest.uploads-in-hand", 3);
    return settings;
  }

  IngestSettings settings(int mostAtOnce) {
    return new IngestSettings(
        archive().toString(),
        region.toString(),
        List.of(drop().toString()),
        List.of(base.resolve("region-drop").toString()),
        1,
        10,
        10,
        mostAtOnce,
        8 << 20,
        24,
        3,
        16 << 20,
        10);
  }

  /** A server that has taken nothing in yet. */
  Intake intake(Store store) {
    return intake(store, 200);
  }

  Intake intake(Store store, int mostAtOnce) {
    IngestSettings settings = settings(mostAtOnce);
    return new Intake(
        settings, region, new UploadSpool(settings.archiveFolder()), store, this::seen);
  }

  IngestWatch watch(Store store, String server) {
    return new IngestWatch(settings(200), intake(store), store.receivedFiles(), clock, server);
  }

  private void seen(ReceivedFile file, UploadFile content, @Nullable MineRecords records) {
    snapshots.add(file.name());
  }

  /** Takes in all that is there. */
  public void takeIn(Store store) throws IOException {
    try (Intake intake = intake(store)) {
      takeIn(intake);
    }
  }

  Intake.Round takeIn(Intake intake) throws IOException {
    if (!intake.hold()) {
      throw new IllegalStateException("another server takes in");
    }
    Intake.Round round = intake.round(now);
    while (round.hasMore()) {
      round = intake.round(now);
    }
    return round;
  }

  public static List<ReceivedFile> files(Store store) {
    List<ReceivedFile> all = new ArrayList<>();
    Page<ReceivedFile> page;
    int number = 0;
    do {
      page =
          store
              .receivedFiles()
              .list(
                  ReceivedFiles.Filter.ALL,
                  Visible.EVERYTHING,
                  new PageRequest(number++, Page.LARGEST));
      all.addAll(page.items());
    } while (all.size() < page.total());
    return all;
  }

  static ReceivedFile file(Store store, String name) {
    List<ReceivedFile> named =
        files(store).stream()
            .filter(f -> f.name().equals(name) && !f.source().equals("region"))
            .toList();
    if (named.size() != 1) {
      throw new AssertionError(name + ": " + named);
    }
    return named.get(0);
  }

  /** SHA-256 of every file below a folder by its path there, without locks and scratch. */
  static Map<String, String> hashes(Path folder) {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString();
        if (!path.endsWith("lock")
            && !path.startsWith("scratch")
            && !path.endsWith("unfinished")
            && !path.endsWith("index.torn")) {
          found.put(
              path, HexFormat.of().formatHex(Digests.sha256().digest(Files.readAllBytes(file))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
