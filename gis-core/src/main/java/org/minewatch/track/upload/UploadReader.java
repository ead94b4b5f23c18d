package org.minewatch.track.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.minewatch.track.FixColumns;
import org.minewatch.track.upload.profile.RecordKind;
import org.minewatch.track.upload.profile.UploadProfiles;

/**
 * Reads a mine's upload files as one: which of them count, and what they say together. The answer
 * does not depend on the order in which the files are given, nor on the number of threads.
 *
 * <p>Files are ordered by header time. A file that came twice counts once; of files with one name
 * and different content the first to arrive counts and the others are evidence; a file dated more
 * than five minutes after its arrival is kept aside.
 */
public final class UploadReader {
  private static final String TWICE = "the same content came as ";

  private final UploadProfiles profiles;
  private final UploadQuery query;
  private final List<UploadSource> sources;
  private final UploadFile[] results;
  private final Snapshot[] snapshots;
  private final int[][] underground;
  private final Set<String> counted = ConcurrentHashMap.newKeySet();

  private UploadReader(UploadProfiles profiles, Collection<UploadSource> given, UploadQuery query) {
    this.profiles = profiles;
    this.query = query;
    this.sources =
        given.stream()
            .distinct()
            .sorted(
                Comparator.comparing(UploadSource::name)
                    .thenComparing(s -> s.receivedMillis().orElse(Long.MAX_VALUE))
                    .thenComparing(s -> s.path().toString()))
            .toList();
    this.results = new UploadFile[sources.size()];
    this.snapshots = new Snapshot[sources.size()];
    this.underground = new int[sources.size()][];
  }

  /** Reads the files; one that the disk does not give is rejected like any other. */
  public static UploadDay read(
      UploadProfiles profiles, Collection<UploadSource> sources, UploadQuery query) {
    UploadReader reader = new UploadReader(profiles, sources, query);
    List<Worker> workers = reader.work();
    reader.settleRepeats();
    return reader.day(workers);
  }

  private List<Worker> work() {
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < query.threads(); i++) {
      workers.add(new Worker());
    }
    workers.get(0).sharedNames();
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(workers.size(), work -> new Thread(work, "reading uploads"));
    try {
      CompletableFuture.allOf(
              workers.stream()
                  .map(w -> CompletableFuture.runAsync(() -> w.run(next), pool))
                  .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw e;
    } finally {
      pool.shutdown();
    }
    return workers;
  }

  /** Content that counted under one name and came again under another counts once. */
  private void settleRepeats() {
    Map<String, String> first = new HashMap<>();
    for (int i = 0; i < results.length; i++) {
      UploadFile file = results[i];
      String before = file.state().isUsed() ? first.putIfAbsent(key(file), file.name()) : null;
      if (before != null) {
        results[i] = file.withState(FileState.DUPLICATE, TWICE + before);
        snapshots[i] = null;
      }
    }
  }

  private List<SameMoment> sameMoments() {
    List<SameMoment.Shown> shown = new ArrayList<>();
    for (int i = 0; i < snapshots.length; i++) {
      if (snapshots[i] != null && query.covers(snapshots[i].headerMillis())) {
        shown.add(new SameMoment.Shown(snapshots[i], underground[i]));
      }
    }
    return SameMoment.find(shown);
  }

  private static int[] underground(SnapshotColumns places) {
    return IntStream.range(0, places.size())
        .filter(i -> places.flag(i) != SnapshotColumns.FLAG_LEFT)
        .filter(i -> places.flag(i) != SnapshotColumns.FLAG_AT_MOUTH)
        .map(i -> places.cardCode(i).hashCode())
        .sorted()
        .distinct()
        .toArray();
  }

  private static String key(UploadFile file) {
    return String.join(";", file.sha256(), file.profile(), file.type(), file.mineCode());
  }

  private UploadDay day(List<Worker> workers) {
    List<UploadFile> all = new ArrayList<>(List.of(results));
    all.sort(
        Comparator.comparing((UploadFile f) -> f.headerMillis().orElse(Long.MIN_VALUE))
            .thenComparing(UploadFile::name)
            .thenComparing(UploadFile::sha256)
            .thenComparing(UploadFile::state));
    List<Codes> codes = workers.stream().map(w -> w.parser.codes()).toList();
    FixAssembly assembly =
        new FixAssembly(workers.stream().map(w -> w.fixes).toList(), codes, query);
    FixColumns fixes = assembly.columns();
    List<Descent> descents =
        DescentTable.merged(workers.stream().map(w -> w.descents).toList(), codes);
    TreeSet<String> cards = new TreeSet<>(fixes.cards());
    descents.forEach(descent -> cards.add(descent.cardId()));
    RegisterAssembly registers =
        new RegisterAssembly(query, all.stream().filter(f -> f.state().isUsed()).toList());
    UploadRegisters known = registers.registers(cards);
    registers.note(RoadwayGraph.of(known).problems());
    return new UploadDay(
        fixes,
        Arrays.stream(snapshots)
            .filter(Objects::nonNull)
            .filter(s -> query.covers(s.headerMillis()))
            .sorted(Comparator.comparing(Snapshot::headerMillis).thenComparing(Snapshot::file))
            .toList(),
        sameMoments(),
        descents,
        known,
        registers.stationStates(),
        registers.alarms(),
        all.stream().map(UploadFile::emptied).toList(),
        all.stream().flatMap(file -> file.rejections().stream()).sorted().toList(),
        notes(all, workers, registers, assembly.duplicates()));
  }

  private static List<String> notes(
      List<UploadFile> files, List<Worker> workers, RegisterAssembly registers, long duplicates) {
    TreeSet<String> notes = new TreeSet<>(registers.notes());
    for (UploadFile file : files) {
      file.notes().forEach(note -> notes.add(file.name() + ": " + note));
    }
    long future = workers.stream().mapToLong(w -> w.fixes.future()).sum();
    if (future > 0) {
      notes.add(future + " times lie more than 5 minutes after their snapshot; they give no fix");
    }
    long stray = workers.stream().mapToLong(w -> w.fixes.stray()).sum();
    if (stray > 0) {
      notes.add(stray + " records are dated more than a day from their file; they give no fix");
    }
    if (duplicates > 0) {
      notes.add(duplicates + " fixes repeat another one exactly; they are marked");
    }
    return List.copyOf(notes);
  }

  /** One thread's reading. */
  private final class Worker {
    private final UploadParser parser = new UploadParser(profiles, query.zone(), query.limits());
    private final FileJudge judge = new FileJudge(profiles, query, parser);
    private final FixBuffer fixes = new FixBuffer(query);
    private final DescentTable descents = new DescentTable();
    private final SnapshotColumns columns = new SnapshotColumns(parser.codes());

    void run(AtomicInteger next) {
      for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
        if (results[i] == null) {
          UploadSource source = sources.get(i);
          UploadFile unread = judge.unread(source).orElse(null);
          if (unread != null) {
            results[i] = unread;
          } else {
            readAndSettle(i);
          }
        }
      }
    }

    private void readAndSettle(int i) {
      try {
        settle(i, bytes(sources.get(i)));
      } catch (IOException e) {
        results[i] = UploadFile.unreadable(sources.get(i).name(), e.toString());
      }
    }

    private void settle(int i, byte[] bytes) {
      UploadSource source = sources.get(i);
      UploadFile parsed = parser.parse(bytes, source.name(), columns);
      if (!isAsItCame(source, parsed.sha256())) {
        results[i] = changed(source);
        return;
      }
      UploadFile file = judge.judged(parsed, source);
      boolean places = file.kind().isPresent() && file.kind().get().isPlaces();
      if (places && file.state().isUsed()) {
        if (file.kind().get() == RecordKind.SNAPSHOT) {
          snapshots[i] = Snapshot.of(file);
          underground[i] = underground(columns);
        }
        if (counted.add(key(file))) {
          fixes.addAll(columns, descents, file.headerMillis());
        }
      }
      results[i] = places ? file.emptied() : file;
    }

    /** Settles the files that share their name with another one. */
    void sharedNames() {
      Map<String, List<Integer>> byName = new TreeMap<>();
      for (int i = 0; i < sources.size(); i++) {
        byName.computeIfAbsent(sources.get(i).name(), n -> new ArrayList<>()).add(i);
      }
      for (List<Integer> same : byName.values()) {
        if (same.size() > 1) {
          for (int i : same) {
            results[i] = judge.unread(sources.get(i)).orElse(null);
          }
          sharedName(same.stream().filter(i -> results[i] == null).toList());
        }
      }
    }

    /** The first to arrive counts, but a whole file before one that is only its beginning. */
    private void sharedName(List<Integer> same) {
      Map<Integer, byte[]> content = new HashMap<>();
      Map<Integer, String> hash = new HashMap<>();
      for (int i : same) {
        try {
          byte[] bytes = bytes(sources.get(i));
          String sha256 = FileAccount.sha256(bytes);
          if (isAsItCame(sources.get(i), sha256)) {
            content.put(i, bytes);
            hash.put(i, sha256);
          } else {
            results[i] = changed(sources.get(i));
          }
        } catch (IOException e) {
          results[i] = UploadFile.unreadable(sources.get(i).name(), e.toString());
        }
      }
      List<Integer> order = new ArrayList<>(content.keySet());
      order.sort(
          Comparator.comparing(
                  (Integer i) -> sources.get(i).receivedMillis().orElse(Long.MAX_VALUE))
              .thenComparing(hash::get)
              .thenComparing(i -> i));
      if (order.isEmpty()) {
        return;
      }
      int counts = order.get(0);
      for (int i : order) {
        counts = isBeginning(content.get(counts), content.get(i)) ? i : counts;
      }
      settle(counts, content.get(counts));
      for (int i : order) {
        if (i != counts) {
          results[i] = repeated(sources.get(i).name(), content.get(i), content.get(counts));
        }
      }
    }

    private static boolean isAsItCame(UploadSource source, String sha256) {
      return source.sha256().isEmpty() || source.sha256().equals(sha256);
    }

    private static UploadFile changed(UploadSource source) {
      return UploadFile.unreadable(
          source.name(), "it is no longer what came, SHA-256 " + source.sha256());
    }

    private UploadFile repeated(String name, byte[] content, byte[] counting) {
      UploadFile file = parser.parse(content, name, new SnapshotColumns(parser.codes())).emptied();
      if (Arrays.equals(content, counting)) {
        return file.withState(FileState.DUPLICATE, TWICE + name);
      }
      if (isBeginning(content, counting)) {
        return file.withState(
            FileState.DUPLICATE, "only the beginning of the file, which came whole as well");
      }
      return file.withState(
          FileState.RESENT,
          "the name came before with other content, SHA-256 " + FileAccount.sha256(counting));
    }

    private static boolean isBeginning(byte[] part, byte[] whole) {
      return part.length < whole.length
          && Arrays.equals(part, 0, part.length, whole, 0, part.length);
    }

    private byte[] bytes(UploadSource source) throws IOException {
      try (InputStream in = Files.newInputStream(source.path())) {
        // One byte too many is enough for the parser to reject the file.
        return in.readNBytes(query.limits().fileBytes() + 1);
      }
    }
  }
}
