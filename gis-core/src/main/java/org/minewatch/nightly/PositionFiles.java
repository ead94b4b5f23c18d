package org.minewatch.nightly;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minewatch.detect.PositionInput;
import org.minewatch.detect.UploadLog;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Reader;
import org.minewatch.region.Region;
import org.minewatch.region.Rejection;
import org.minewatch.track.TrackDay;
import org.minewatch.track.TrackFileSummary;
import org.minewatch.track.TrackReader;
import org.minewatch.track.upload.FileState;
import org.minewatch.track.upload.UploadDay;
import org.minewatch.track.upload.UploadFile;
import org.minewatch.track.upload.UploadQuery;
import org.minewatch.track.upload.UploadReader;
import org.minewatch.track.upload.UploadSource;
import org.minewatch.track.upload.profile.UploadProfiles;

/**
 * One mine's positions of one night, read when first asked for: its position file, or, when there
 * is none for the day, its upload files.
 */
final class PositionFiles {
  private static final UploadProfiles PROFILES = UploadProfiles.load();

  /** Writing a file takes less. */
  private static final long REDATED_MILLIS = 600_000;

  private final Region region;
  private final MineRecords mine;
  private final MineFrame frame;
  private final LocalDate night;
  private List<TrackFileSummary> accounts = List.of();

  PositionFiles(Region region, MineRecords mine, MineFrame frame, LocalDate night) {
    this.region = region;
    this.mine = mine;
    this.frame = frame;
    this.night = night;
  }

  /** Reads; empty when nothing was handed in for the night. */
  Optional<PositionInput> read() {
    Path track = mine.tracks().get(night);
    if (track != null) {
      return Optional.of(track(track));
    }
    return mine.uploads().isEmpty() ? Optional.empty() : uploads();
  }

  /** What became of each file that was read for the night. */
  List<TrackFileSummary> accounts() {
    return accounts;
  }

  private PositionInput track(Path file) {
    Set<String> readers = mine.readers().stream().map(Reader::readerId).collect(Collectors.toSet());
    String path = region.folder().relativize(file).toString().replace('\\', '/');
    TrackDay day = TrackReader.readColumns(file, path, region.info().timeZone(), readers::contains);
    accounts = List.of(day.summary());
    return new PositionInput(
        path,
        day.fixes(),
        day.summary().complete(),
        List.of(),
        List.of(),
        Set.of(),
        Optional.empty());
  }

  private Optional<PositionInput> uploads() {
    String folder = "uploads/" + mine.mine().code() + "/";
    UploadDay day =
        UploadReader.read(
            PROFILES,
            mine.uploads().stream()
                .filter(file -> DatedFiles.canBear(file, night))
                .map(UploadSource::of)
                .toList(),
            UploadQuery.day(night, region.info().timeZone()).ofMine(mine.mine().code()));
    List<TrackFileSummary> read = new ArrayList<>();
    for (UploadFile f : day.files()) {
      if (f.state() != FileState.LATER && f.state() != FileState.OUTSIDE) {
        read.add(account(folder + f.name(), f));
      }
    }
    accounts = List.copyOf(read);
    boolean lost =
        day.files().stream()
            .anyMatch(
                f ->
                    f.kind().map(k -> k.isPlaces()).orElse(true)
                        && (f.state() == FileState.REJECTED || f.state() == FileState.WAITING));
    if (day.fixes().size() == 0 && day.snapshots().isEmpty() && !lost) {
      return Optional.empty();
    }
    UploadedRegister register = new UploadedRegister(mine, frame, region.info().timeZone(), day);
    return Optional.of(
        new PositionInput(
            folder,
            day.fixes(),
            !lost,
            register.stations(),
            register.holders(),
            register.atWork(),
            Optional.of(log(day))));
  }

  /** How the night's files came, as far as rules ask. */
  private UploadLog log(UploadDay day) {
    long from = night.atStartOfDay(region.info().timeZone()).toInstant().toEpochMilli();
    long to = night.plusDays(1).atStartOfDay(region.info().timeZone()).toInstant().toEpochMilli();
    List<UploadFile> ofNight =
        day.files().stream()
            .filter(f -> f.headerMillis().isPresent())
            .filter(f -> f.headerMillis().getAsLong() >= from && f.headerMillis().getAsLong() < to)
            .toList();
    return new UploadLog(
        day.snapshots(),
        ofNight.stream()
            .filter(f -> f.state() == FileState.RESENT)
            .map(UploadFile::name)
            .distinct()
            .toList(),
        day.sameMoments(),
        ofNight.stream()
            .filter(f -> f.state().isUsed() && f.nameMillis().isPresent())
            .filter(
                f ->
                    Math.abs(f.nameMillis().getAsLong() - f.headerMillis().getAsLong())
                        > REDATED_MILLIS)
            .map(UploadFile::name)
            .toList(),
        day.stationStates(),
        day.descents());
  }

  private static TrackFileSummary account(String path, UploadFile f) {
    List<Rejection> rejections =
        f.rejections().stream()
            .map(r -> new Rejection(path, r.line(), r.column(), r.reason(), r.raw()))
            .toList();
    List<String> notes = new ArrayList<>(f.notes());
    if (!f.reason().isEmpty()) {
      notes.add(f.state().name().toLowerCase(java.util.Locale.ROOT) + ": " + f.reason());
    }
    return new TrackFileSummary(
        path, f.accepted(), f.rejected(), 0, 0, 0, f.state().isUsed(), rejections, notes);
  }
}
