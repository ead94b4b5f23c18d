package org.minewatch.finding;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.minewatch.region.InputFile;
import org.minewatch.region.Rejection;

/**
 * Writes a night to {@code OUT/<yyyy-MM-dd>/} as the exchange format says and reads it back. The
 * bytes of every file but {@code run.json} depend on the result alone. The folder appears complete
 * or not at all.
 */
public final class ResultFolder {

  private static final String FINDINGS = "findings.geojson";
  private static final String CLOSED = "closed.geojson";
  private static final String SUMMARY = "summary.json";
  private static final String LICENCES = "licences.csv";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private ResultFolder() {}

  /**
   * Writes a night beside the earlier ones; a folder of the same night is replaced once the new one
   * is complete.
   *
   * @param documents reports for people, such as {@code HtmlReport}
   * @return the night's folder
   * @throws IllegalArgumentException when two findings share an id or one has an impossible id
   * @throws IOException also when something that is no result of ours stands in the way
   */
  public static Path write(
      Path out, NightResult result, RunAccount run, List<NightDocument> documents)
      throws IOException {
    NightResult night = sorted(result);
    checkIds(night.findings());
    Files.createDirectories(out);
    Path target = out.resolve(night.night().toString());
    checkReplaceable(target);
    String mark = UUID.randomUUID().toString();
    Path partial = out.resolve("." + night.night() + ".partial-" + mark);
    Files.createDirectory(partial);
    try {
      writeFiles(partial, night, run, documents);
      replace(target, partial, out.resolve("." + night.night() + ".replaced-" + mark));
    } finally {
      delete(partial);
    }
    return target;
  }

  private static void writeFiles(
      Path folder, NightResult night, RunAccount run, List<NightDocument> documents)
      throws IOException {
    text(folder.resolve(FINDINGS), out -> findings(night.findings(), out));
    text(folder.resolve(CLOSED), out -> findings(night.closed(), out));
    text(
        folder.resolve(SUMMARY),
        out -> {
          SummaryJson.write(night, new JsonText(out));
          out.write('\n');
        });
    text(folder.resolve("rejected.csv"), out -> rejections(night.rejections(), out));
    text(folder.resolve(LICENCES), out -> LicenceCsv.write(night.licences(), out));
    text(folder.resolve("run.json"), out -> run(run, out));
    Path maps = Files.createDirectory(folder.resolve(MapFile.FOLDER));
    for (Map.Entry<String, List<MapFeature>> mine : byMine(night.mapFeatures()).entrySet()) {
      text(maps.resolve(MapFile.name(mine.getKey())), out -> MapFile.write(mine.getValue(), out));
    }
    if (!night.replays().isEmpty()) {
      Path replays = Files.createDirectory(folder.resolve(MineReplay.FOLDER));
      for (MineReplay replay : night.replays()) {
        write(replays.resolve(MineReplay.fileName(replay.mineCode())), replay.content());
      }
    }
    for (NightDocument document : documents) {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(folder.resolve(document.fileName())))) {
        document.write(night, out);
      }
    }
  }

  private static void write(Path file, ByteBuffer content) throws IOException {
    ByteBuffer rest = content.duplicate();
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (rest.hasRemaining()) {
        out.write(rest);
      }
    }
  }

  private static void findings(List<Finding> findings, Writer out) throws IOException {
    JsonText json = new JsonText(out);
    json.object().member("type", "FeatureCollection").name("features").array();
    for (Finding finding : findings) {
      FindingJson.write(finding, json.line());
    }
    json.endLine().end();
    out.write('\n');
  }

  private static void rejections(List<Rejection> rejections, Writer out) throws IOException {
    CsvText.row(out, "file", "line", "column", "reason", "raw");
    for (Rejection rejection : rejections) {
      CsvText.row(
          out,
          rejection.file(),
          Long.toString(rejection.line()),
          rejection.column(),
          rejection.reason(),
          rejection.raw());
    }
  }

  private static void run(RunAccount run, Writer out) throws IOException {
    JsonText json = new JsonText(out);
    json.object().line().member("run_id", run.runId());
    json.line()
        .member("generated_at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(run.generatedAt()));
    json.line().name("stages_ms").object();
    for (Map.Entry<String, Long> stage : run.stageMillis().entrySet()) {
      json.member(stage.getKey(), stage.getValue());
    }
    json.end();
    json.line().member("machine", run.machine()).endLine();
    out.write('\n');
  }

  /**
   * Reads a night's folder back.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  public static StoredNight read(Path nightFolder) throws IOException {
    SummaryJson.Summary summary =
        BoundedJson.object(nightFolder.resolve(SUMMARY), SummaryJson::read);
    Path licencesFile = nightFolder.resolve(LICENCES);
    List<LicenceAccount> licences;
    try (Reader in = Files.newBufferedReader(licencesFile)) {
      licences = LicenceCsv.read(in);
    } catch (RuntimeException e) {
      throw new IOException(licencesFile + ": " + e.getMessage(), e);
    }
    return new StoredNight(
        nightFolder,
        summary.region(),
        summary.night(),
        summary.productVersion(),
        summary.ruleSetVersion(),
        summary.mines(),
        BoundedJson.features(nightFolder.resolve(FINDINGS), FindingJson::read),
        Files.exists(nightFolder.resolve(CLOSED))
            ? BoundedJson.features(nightFolder.resolve(CLOSED), FindingJson::read)
            : List.of(),
        summary.judgements(),
        licences,
        summary.inputs(),
        summary.rejectedCount());
  }

  /** In the order of the files, whatever the order it was put together in. */
  private static NightResult sorted(NightResult night) {
    return new NightResult(
        night.region(),
        night.night(),
        night.productVersion(),
        night.ruleSetVersion(),
        sorted(night.mines(), Comparator.comparing(NightResult.MineLine::code)),
        sorted(
            night.findings(),
            Comparator.comparing(Finding::mineCode)
                .thenComparing(Finding::severity, Comparator.reverseOrder())
                .thenComparing(Finding::id)),
        sorted(night.closed(), Comparator.comparing(Finding::id)),
        sorted(
            night.judgements(),
            Comparator.comparing(Judgement::mineCode)
                .thenComparing(Judgement::rule)
                .thenComparing(Judgement::state)
                .thenComparing(Judgement::reasonCode)
                .thenComparing(judgement -> judgement.reason().en())),
        sorted(
            night.licences(),
            Comparator.comparing(LicenceAccount::mineCode)
                .thenComparing(LicenceAccount::licenceNo)
                .thenComparing(LicenceAccount::status)
                .thenComparing(LicenceAccount::notes)),
        sorted(night.inputs(), Comparator.comparing(InputFile::path)),
        sorted(night.rejections(), Comparator.naturalOrder()),
        sorted(
            night.mapFeatures(),
            Comparator.comparing(MapFeature::mineCode)
                .thenComparing(MapFeature::layer)
                .thenComparing((a, b) -> a.geometry().compareTo(b.geometry()))
                .thenComparing(feature -> feature.facts().toString())),
        sorted(night.replays(), Comparator.comparing(MineReplay::mineCode)));
  }

  private static <T> List<T> sorted(List<T> list, Comparator<? super T> order) {
    List<T> copy = new ArrayList<>(list);
    copy.sort(order);
    return copy;
  }

  private static Map<String, List<MapFeature>> byMine(List<MapFeature> features) {
    Map<String, List<MapFeature>> byMine = new LinkedHashMap<>();
    for (MapFeature feature : features) {
      byMine.computeIfAbsent(feature.mineCode(), code -> new ArrayList<>()).add(feature);
    }
    return byMine;
  }

  private static void checkIds(List<Finding> findings) {
    Set<String> seen = new HashSet<>();
    for (Finding finding : findings) {
      if (!ID.matcher(finding.id()).matches()) {
        throw new IllegalArgumentException(
            "a finding's id is 1 to 64 of [A-Za-z0-9._-], not \"" + finding.id() + "\"");
      }
      if (!seen.add(finding.id())) {
        throw new IllegalArgumentException("two findings with the id " + finding.id());
      }
    }
  }

  /** Whatever else bears the name of a night is not ours to delete. */
  private static void checkReplaceable(Path target) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(target.resolve(SUMMARY), LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          target + " exists and holds no " + SUMMARY + ": not a result folder, not replaced");
    }
  }

  private static void replace(Path target, Path partial, Path replaced) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Files.move(target, replaced, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(replaced, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(replaced);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private interface TextBody {
    void writeTo(Writer out) throws IOException;
  }

  private static void text(Path file, TextBody body) throws IOException {
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8), 1 << 16)) {
      body.writeTo(out);
    }
  }
}
