package org.minewatch.web.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minewatch.evidence.NightDigest;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.NightResult;
import org.minewatch.finding.ResultFolder;
import org.minewatch.finding.SightJson;
import org.minewatch.finding.StoredNight;
import tools.jackson.databind.json.JsonMapper;

/** Reads the nights of a result folder for the store. */
public final class NightFolder {

  private static final Pattern NIGHT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final String SUMMARY = "summary.json";
  private static final String REPORT = "report.html";

  /** What a run says of itself differs between equal runs; the other reports say nothing new. */
  private static final List<String> NOT_CONTENT = List.of("run.json", "report.pdf", "report.xlsx");

  private static final long LARGEST_REPORT_BYTES = 64L << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private NightFolder() {}

  /** The nights of a result folder in order of date, or the folder itself when it is one. */
  public static List<Path> listNights(Path result) throws IOException {
    if (Files.isRegularFile(result.resolve(SUMMARY))) {
      return List.of(result);
    }
    if (!Files.isDirectory(result)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(result)) {
      return folders
          .filter(folder -> NIGHT.matcher(folder.getFileName().toString()).matches())
          .filter(folder -> Files.isRegularFile(folder.resolve(SUMMARY)))
          .sorted()
          .toList();
    }
  }

  /**
   * Reads one night.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  public static NightContent read(Path folder) throws IOException {
    StoredNight night = ResultFolder.read(folder);
    Map<String, String> features = FeatureTexts.byId(folder.resolve("findings.geojson"));
    return new NightContent(
        night.night(),
        night.region().name(),
        night.region().timeZone(),
        night.productVersion(),
        night.ruleSetVersion(),
        contentHash(folder),
        night.mines().stream()
            .map(
                mine ->
                    new NightContent.MineRow(
                        mine.code(),
                        mine.name(),
                        mine.county(),
                        mine.supervision(),
                        mine.sight().map(SightJson::text).orElse(null)))
            .toList(),
        night.findings().stream().map(f -> finding(f, features.get(f.id()))).toList(),
        night.judgements().stream().map(NightFolder::judgement).toList(),
        night.licences().stream().map(NightFolder::licence).toList(),
        RejectedFile.read(folder.resolve("rejected.csv"), night.rejectedCount()),
        mapFeatures(night),
        report(folder.resolve(REPORT)),
        replays(night),
        NightDigest.of(folder));
  }

  private static NightContent.FindingRow finding(Finding finding, String feature) {
    return new NightContent.FindingRow(
        finding.id(),
        finding.mineCode(),
        finding.grounds().stream().map(ground -> ground.rule().code()).toList(),
        finding.severity(),
        finding.certainty(),
        finding.ended() ? "ended" : "open",
        finding.confidence(),
        finding.firstSeen(),
        finding.lastSeen(),
        finding.title().zh(),
        finding.title().en(),
        feature,
        finding.geometry().orElse(null));
  }

  private static JudgementView judgement(Judgement judgement) {
    return new JudgementView(
        judgement.mineCode(),
        judgement.rule().code(),
        judgement.state().wireName(),
        judgement.reasonCode(),
        judgement.reason().zh(),
        judgement.reason().en(),
        judgement.needs());
  }

  private static LicenceView licence(LicenceAccount licence) {
    return new LicenceView(
        licence.licenceNo(),
        licence.mineCode(),
        licence.crs(),
        licence.parts(),
        licence.corners(),
        known(licence.planeAreaKm2()),
        known(licence.ellipsoidAreaKm2()),
        known(licence.printedAreaKm2()),
        licence.status(),
        licence.notes());
  }

  private static @Nullable Double known(double area) {
    return Double.isNaN(area) ? null : area;
  }

  private static List<NightContent.FeatureRow> mapFeatures(StoredNight night) throws IOException {
    List<NightContent.FeatureRow> rows = new ArrayList<>();
    for (NightResult.MineLine mine : night.mines()) {
      for (MapFeature feature : night.mapFeatures(mine.code())) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("layer", feature.layer());
        properties.put("mine_code", feature.mineCode());
        properties.putAll(feature.facts());
        rows.add(
            new NightContent.FeatureRow(
                feature.mineCode(),
                feature.layer(),
                JSON.writeValueAsString(properties),
                feature.geometry()));
      }
    }
    return rows;
  }

  private static List<NightContent.ReplayRow> replays(StoredNight night) throws IOException {
    List<NightContent.ReplayRow> rows = new ArrayList<>();
    for (NightResult.MineLine mine : night.mines()) {
      Optional<Path> file = night.replayFile(mine.code());
      if (file.isPresent()) {
        ReplayFile.check(file.get());
        rows.add(new NightContent.ReplayRow(mine.code(), file.get()));
      }
    }
    return rows;
  }

  private static Optional<String> report(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (Files.size(file) > LARGEST_REPORT_BYTES) {
      throw new IOException(file + " is larger than " + LARGEST_REPORT_BYTES + " bytes");
    }
    return Optional.of(Files.readString(file));
  }

  /** SHA-256 over names and bytes of all files that the store takes in. */
  public static String contentHash(Path folder) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (Stream<Path> walk = Files.walk(folder, 2);
        OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      List<Path> files =
          walk.filter(Files::isRegularFile)
              .filter(file -> !NOT_CONTENT.contains(file.getFileName().toString()))
              .sorted()
              .toList();
      for (Path file : files) {
        String head = folder.relativize(file) + "\n" + Files.size(file) + "\n";
        sink.write(head.getBytes(StandardCharsets.UTF_8));
        try (InputStream in = Files.newInputStream(file)) {
          in.transferTo(sink);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
