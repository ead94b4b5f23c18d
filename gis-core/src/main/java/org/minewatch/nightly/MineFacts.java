package org.minewatch.nightly;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minewatch.boundary.LicencePrism;
import org.minewatch.detect.NightFacts;
import org.minewatch.nightly.kept.FactsKey;
import org.minewatch.nightly.kept.KeptFacts;
import org.minewatch.region.CardHolder;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.InputFile;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Region;

/**
 * One mine's part of the kept facts: finds what a night left as long as all that it was made of is
 * what it was. Rows that tables gain for later days change nothing.
 */
final class MineFacts {
  private final Source source;
  private final MineSetup mine;
  private final String ofAllNights;

  /**
   * What the mines of a run share.
   *
   * @param sha256 of every file of the region by path
   * @param madeBy versions of what computes facts
   * @param oldest no earlier night is kept
   */
  record Source(
      KeptFacts kept, Region region, Map<String, String> sha256, String madeBy, LocalDate oldest) {

    static Source of(KeptFacts kept, Region region, String madeBy, LocalDate oldest) {
      return new Source(
          kept,
          region,
          region.inputs().stream().collect(Collectors.toMap(InputFile::path, InputFile::sha256)),
          madeBy,
          oldest);
    }
  }

  MineFacts(Source source, MineSetup mine) {
    this.source = source;
    this.mine = mine;
    this.ofAllNights = ofAllNights();
  }

  Optional<KeptFacts.Kept> find(LocalDate day) {
    return source.kept().find(code(), day, key(day));
  }

  void keep(LocalDate day, Optional<NightFacts> facts) {
    if (!day.isBefore(source.oldest())) {
      source.kept().keep(code(), day, key(day), facts);
    }
  }

  private String code() {
    return mine.records().mine().code();
  }

  private String ofAllNights() {
    MineRecords records = mine.records();
    return hex(
        FactsKey.begin()
            .with(source.madeBy())
            .with(source.region().info())
            .with(source.region().mines().values().stream().map(m -> m.mine().name()).toList())
            .with(records.mine())
            .with(mine.frame().map(f -> f.crs().code()))
            .with(
                mine.prisms().stream()
                    .filter(LicencePrism::usable)
                    .map(LicencePrism::area)
                    .toList())
            .with(records.transforms())
            .with(records.zones())
            .with(records.readers())
            .with(records.entrances())
            .with(records.seals()));
  }

  private static String hex(FactsKey key) {
    return HexFormat.of().formatHex(key.end());
  }

  /** Of everything that the facts of a night rest on, as far as it concerns that night. */
  private byte[] key(LocalDate day) {
    MineRecords records = mine.records();
    Instant from = day.atStartOfDay(source.region().info().timeZone()).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(source.region().info().timeZone()).toInstant();
    return FactsKey.begin()
        .with(ofAllNights)
        .with(day)
        .with(
            records.drawings().stream()
                .filter(d -> !d.asOf().isAfter(day))
                .flatMap(d -> Stream.of(d, files(d)))
                .toList())
        .with(
            records.faces().stream()
                .filter(f -> !f.from().isAfter(day))
                .filter(f -> f.to().map(last -> !last.isBefore(day)).orElse(true))
                .toList())
        .with(records.faceProgress().stream().filter(p -> !p.date().isAfter(day)).toList())
        .with(
            records.shiftReports().stream()
                .filter(s -> s.from().toInstant().isBefore(to) && s.to().toInstant().isAfter(from))
                .toList())
        .with(records.persons().stream().filter(p -> holds(p, day)).map(MineFacts::card).toList())
        .with(positions(day))
        .end();
  }

  private static boolean holds(CardHolder p, LocalDate day) {
    return p.from().map(f -> !f.isAfter(day)).orElse(true)
        && p.to().map(t -> !t.isBefore(day)).orElse(true);
  }

  /** Until when somebody holds a card is often written down only when he gives it back. */
  private static CardHolder card(CardHolder p) {
    return new CardHolder(
        p.mineCode(),
        p.cardId(),
        p.personId(),
        p.job(),
        p.team(),
        p.leader(),
        Optional.empty(),
        Optional.empty(),
        p.source());
  }

  private List<String> files(DrawingSubmission d) {
    return Stream.of(Optional.of(d.file()), d.layersFile(), d.controlPointsFile())
        .flatMap(Optional::stream)
        .map(this::digest)
        .toList();
  }

  /**
   * The position file of the day, or the upload files up to it: registers among them speak for all
   * days after.
   */
  private List<String> positions(LocalDate day) {
    Path track = mine.records().tracks().get(day);
    if (track != null) {
      return named(track);
    }
    return mine.records().uploads().stream()
        .filter(f -> DatedFiles.canBear(f, day))
        .filter(
            f ->
                MineHistory.uploadDay(f.getFileName().toString())
                    .map(d -> !d.isAfter(day))
                    .orElse(true))
        .flatMap(f -> named(f).stream())
        .toList();
  }

  private List<String> named(Path file) {
    String path = source.region().folder().relativize(file).toString().replace('\\', '/');
    return List.of(path, digest(path));
  }

  private String digest(String path) {
    return source.sha256().getOrDefault(path, "");
  }
}
