package org.minewatch.track.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invents the upload files of a mine in a folder: people who walk from station to station. */
public final class UploadFolder {
  public static final String MINE = "620000000001";

  private final Path folder;
  private final Random random;
  private final List<UploadSource> sources = new ArrayList<>();

  public UploadFolder(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  public static String card(int person) {
    return MINE + String.format("%05d", person);
  }

  public static String station(int number) {
    return MINE + String.format("%04d%06d", number % 5 + 1, number);
  }

  private static final class Walker {
    private int station;
    private LocalDateTime since;
    private LocalDateTime down;
    private final List<String> track = new ArrayList<>();
  }

  /** Writes snapshots of so many persons; each is now and then at another station. */
  public List<UploadSource> snapshots(
      LocalDateTime from, LocalDateTime to, Duration every, int persons, int stations) {
    List<Walker> walkers = new ArrayList<>();
    for (int p = 0; p < persons; p++) {
      Walker w = new Walker();
      w.station = random.nextInt(stations);
      w.down = from.minusMinutes(random.nextInt(300) + 10L);
      w.since = w.down.plusMinutes(5);
      walkers.add(w);
    }
    for (LocalDateTime t = from; t.isBefore(to); t = t.plus(every)) {
      UploadWriter file = new UploadWriter(MINE, "RYSS", "示例煤矿", t);
      for (int p = 0; p < persons; p++) {
        Walker w = walkers.get(p);
        if (random.nextInt(4) == 0) {
          w.station = random.nextInt(stations);
          w.since = t.minusSeconds(random.nextInt((int) every.toSeconds()));
          w.track.add(station(w.station) + "&" + w.since.toString().replace('T', ' '));
          if (w.track.size() > 3) {
            w.track.remove(0);
          }
        }
        file.place(
            card(p),
            "甲",
            w.down,
            null,
            station(w.station).substring(0, 16),
            w.since,
            station(w.station),
            w.since,
            Math.round(random.nextGaussian() * 80) / 2.0,
            p % 20 == 0,
            wellFormed(w.track));
      }
      add(file.name(), file.bytes());
    }
    return sources;
  }

  /** A time on a full minute is printed by Java without its seconds; uploads always have them. */
  private static String wellFormed(List<String> track) {
    return String.join(
        ",", track.stream().map(t -> t.matches(".*\\d\\d:\\d\\d:\\d\\d") ? t : t + ":00").toList());
  }

  public UploadSource add(String name, byte[] content) {
    return add(name, name, content);
  }

  /** Writes a file under a path of its own, so that a name can come twice. */
  UploadSource add(String path, String name, byte[] content) {
    try {
      Path file = folder.resolve(path);
      Files.write(file, content);
      UploadSource source = new UploadSource(file, name, java.util.OptionalLong.empty());
      sources.add(source);
      return source;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<UploadSource> sources() {
    return sources;
  }
}
