package org.minewatch.web.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minewatch.web.account.People;
import org.minewatch.web.ingest.IngestBench;
import org.minewatch.web.store.Digests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mines that hand in who is underground again and again, most of them into the drop folder, one in
 * ten over HTTP, and a reader of the live view who notes when each file was seen there.
 */
final class ManyMines implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** Mines that one account hands in for. */
  static final int MINES_AN_ACCOUNT = 60;

  private final int port;
  private final Path drop;
  private final int mines;
  private final int people;
  private final int everySeconds;
  private final ScheduledExecutorService senders = Executors.newScheduledThreadPool(3);
  private final Map<String, Long> arrived = new ConcurrentHashMap<>();

  /** A file that was seen: when it came, and how long that took. */
  private record Seen(String mine, long came, double seconds) {}

  private final long began = System.nanoTime();
  private final ConcurrentLinkedQueue<Seen> seenAfter = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final Map<String, OffsetDateTime> shown = new ConcurrentHashMap<>();
  private final List<HttpClient> accounts;
  private final Thread reader;
  private volatile boolean ended;
  private int sent;

  /**
   * @param accounts signed in for the mines over HTTP, {@link #MINES_AN_ACCOUNT} each
   */
  ManyMines(
      int port, Path drop, int mines, int people, int everySeconds, List<HttpClient> accounts) {
    this.port = port;
    this.drop = drop;
    this.mines = mines;
    this.people = people;
    this.everySeconds = everySeconds;
    this.accounts = accounts;
    this.reader = new Thread(this::read, "reader of the live view");
  }

  static boolean isOverHttp(int mine) {
    return mine % 10 == 0;
  }

  void start() {
    reader.start();
    for (int m = 0; m < mines; m++) {
      int mine = m;
      senders.scheduleAtFixedRate(
          () -> hand(mine),
          everySeconds * 1_000_000L * m / mines,
          everySeconds * 1_000_000L,
          TimeUnit.MICROSECONDS);
    }
  }

  /** No mine sends any more; what is under way still comes. */
  void stopSending() throws InterruptedException {
    senders.shutdown();
    if (!senders.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the senders do not end");
    }
  }

  private void hand(int mine) {
    try {
      String code = LargeNight.mine(mine);
      LocalDateTime now = LocalDateTime.now(CHINA).truncatedTo(ChronoUnit.SECONDS);
      String name =
          code
              + "_RYSS_"
              + now.format(java.time.format.DateTimeFormatter.ofPattern("yyyyMMddHHmmss"))
              + ".txt";
      byte[] content = IngestBench.snapshot(code, now, people).bytes();
      String key = code + " " + now.atZone(CHINA).toInstant();
      if (isOverHttp(mine)) {
        over(accounts.get(mine / 10 % accounts.size()), code, name, content);
        arrived.put(key, System.nanoTime());
      } else {
        Path file = drop.resolve(".coming-" + name);
        Files.write(file, content);
        arrived.put(key, System.nanoTime());
        Files.move(file, drop.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
      synchronized (this) {
        sent++;
      }
    } catch (IOException | RuntimeException e) {
      faults.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void over(HttpClient client, String code, String name, byte[] content)
      throws IOException, InterruptedException {
    String wanted =
        "{\"mine\":\"%s\",\"name\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\"}"
            .formatted(
                code,
                name,
                content.length,
                HexFormat.of().formatHex(Digests.sha256().digest(content)));
    String id =
        send(
                client,
                "POST",
                "/api/uploads",
                "application/json",
                wanted.getBytes(StandardCharsets.UTF_8))
            .path("id")
            .stringValue();
    send(
        client,
        "PUT",
        "/api/uploads/" + id + "/parts?offset=0",
        "application/octet-stream",
        content);
    send(
        client,
        "POST",
        "/api/uploads/" + id + "/finish",
        "application/json",
        "{}".getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode send(HttpClient client, String method, String path, String type, byte[] body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Minewatch", "page")
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body))
                .timeout(Duration.ofSeconds(30))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(path + " " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** Follows the live view as a page does. */
  private void read() {
    HttpClient client = People.demo(port, "supervisor");
    while (!ended) {
      try {
        HttpResponse<Stream<String>> stream =
            client.send(
                HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/live/events?seconds=600"))
                    .build(),
                BodyHandlers.ofLines());
        try (Stream<String> lines = stream.body()) {
          lines
              .takeWhile(line -> !ended)
              .filter(line -> line.startsWith("data:"))
              .forEach(line -> note(JSON.readTree(line.substring(5)), System.nanoTime()));
        }
      } catch (IOException | java.io.UncheckedIOException e) {
        if (!ended) {
          faults.add("live view: " + e);
          pause();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(JsonNode now, long at) {
    for (JsonNode mine : now.path("mines")) {
      String code = mine.path("mineCode").stringValue();
      Instant header = OffsetDateTime.parse(mine.path("headerAt").stringValue()).toInstant();
      OffsetDateTime before = shown.put(code, header.atOffset(java.time.ZoneOffset.UTC));
      if (before == null || before.toInstant().isBefore(header)) {
        Long came = arrived.remove(code + " " + header);
        if (came != null) {
          seenAfter.add(new Seen(code, came, (at - came) / 1e9));
        }
      }
    }
  }

  synchronized int sent() {
    return sent;
  }

  /** Seconds from arrival to the live view, of each file that was seen there, sorted. */
  double[] seconds() {
    return seenAfter.stream().mapToDouble(Seen::seconds).sorted().toArray();
  }

  /** The same of those alone that came over HTTP. */
  double[] secondsOverHttp() {
    Set<String> codes =
        IntStream.range(0, mines)
            .filter(ManyMines::isOverHttp)
            .mapToObj(LargeNight::mine)
            .collect(Collectors.toSet());
    return seenAfter.stream()
        .filter(s -> codes.contains(s.mine()))
        .mapToDouble(Seen::seconds)
        .sorted()
        .toArray();
  }

  /** Of each half minute of coming, in order, the seconds of its files, sorted. */
  List<double[]> byHalfMinute() {
    Map<Long, List<Double>> byWhen = new TreeMap<>();
    for (Seen s : seenAfter) {
      byWhen
          .computeIfAbsent(
              TimeUnit.NANOSECONDS.toSeconds(s.came() - began) / 30, w -> new ArrayList<>())
          .add(s.seconds());
    }
    return byWhen.values().stream()
        .map(all -> all.stream().mapToDouble(Double::doubleValue).sorted().toArray())
        .toList();
  }

  /** Files that have come and were not seen yet. */
  int waiting() {
    return arrived.size();
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  @Override
  public void close() {
    ended = true;
    senders.shutdownNow();
    reader.interrupt();
  }
}
