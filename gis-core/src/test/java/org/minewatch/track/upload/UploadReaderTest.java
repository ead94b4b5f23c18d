package org.minewatch.track.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.track.FixColumns;
import org.minewatch.track.upload.profile.UploadProfiles;

/** What the files of a day say together, one situation a test. */
class UploadReaderTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.of(2026, 9, 23);
  private static final String MINE = UploadFolder.MINE;
  private static final String S1 = UploadFolder.station(1);
  private static final String S2 = UploadFolder.station(2);

  @TempDir Path folder;

  private static LocalDateTime at(int hour, int minute, int second) {
    return DAY.atTime(hour, minute, second);
  }

  private static UploadWriter snapshot(LocalDateTime time) {
    return new UploadWriter(MINE, "RYSS", "示例煤矿", time);
  }

  private static UploadWriter person(
      UploadWriter file, int person, LocalDateTime left, String station, LocalDateTime since) {
    return person(file, person, left, station, since, 1.5, "");
  }

  private static UploadWriter person(
      UploadWriter file,
      int person,
      LocalDateTime left,
      String station,
      LocalDateTime since,
      double distance,
      String track) {
    return file.place(
        UploadFolder.card(person),
        "甲",
        at(6, 0, 0),
        left,
        station.substring(0, 16),
        since,
        station,
        since,
        distance,
        false,
        track);
  }

  private UploadSource put(UploadWriter file) {
    return new UploadFolder(folder, 0).add(file.name(), file.bytes());
  }

  private UploadSource put(String path, UploadWriter file, OptionalLong received) {
    UploadSource source = new UploadFolder(folder, 0).add(path, file.name(), file.bytes());
    return new UploadSource(source.path(), source.name(), received);
  }

  private static OptionalLong millis(LocalDateTime time) {
    return OptionalLong.of(time.atZone(CHINA).toInstant().toEpochMilli());
  }

  private static UploadQuery day() {
    return UploadQuery.day(DAY, CHINA);
  }

  private static UploadDay read(UploadSource... sources) {
    return UploadReader.read(UploadProfiles.load(), List.of(sources), day());
  }

  static List<String> rows(FixColumns fixes) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < fixes.size(); i++) {
      rows.add(
          fixes.cardId(i).substring(15)
              + " "
              + Instant.ofEpochMilli(fixes.timeMillis(i)).atZone(CHINA).toLocalDateTime()
              + " "
              + fixes.readers().get(fixes.reader(i)).substring(20)
              + " "
              + fixes.distance(i)
              + (fixes.marks(i) == 0 ? "" : " marks " + fixes.marks(i)));
    }
    return rows;
  }

  private static FileState state(UploadDay day, UploadSource source) {
    return day.files().stream()
        .filter(f -> f.name().equals(source.name()))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void aPersonGivesAFixAtEachSnapshotAndOneWhereTheStayBegan() {
    UploadDay day =
        read(
            put(person(snapshot(at(10, 0, 7)), 17, null, S1, at(9, 41, 3), -3.5, "")),
            put(person(snapshot(at(10, 5, 7)), 17, null, S1, at(9, 41, 3), -4, "")));

    assertThat(rows(day.fixes()))
        .containsExactly(
            "17 2026-09-23T09:41:03 01 NaN",
            "17 2026-09-23T10:00:07 01 -3.5",
            "17 2026-09-23T10:05:07 01 -4.0");
    assertThat(day.fixes().hasPlace(0)).isFalse();
  }

  @Test
  void pointsOfTheTrackAreFixesAndAreKeptOnce() {
    String track = S2 + "&2026-09-23 09:30:00," + S1 + "&2026-09-23 09:41:03";
    UploadDay day =
        read(
            put(person(snapshot(at(10, 0, 7)), 17, null, S1, at(9, 41, 3), 1, track)),
            put(person(snapshot(at(10, 5, 7)), 17, null, S1, at(9, 41, 3), 1, track)));

    assertThat(rows(day.fixes()))
        .containsExactly(
            "17 2026-09-23T09:30 02 NaN",
            "17 2026-09-23T09:41:03 01 NaN",
            "17 2026-09-23T10:00:07 01 1.0",
            "17 2026-09-23T10:05:07 01 1.0");
  }

  @Test
  void whoLeftIsNoLongerAnywhereButHasADescent() {
    UploadDay day =
        read(
            put(person(snapshot(at(13, 55, 7)), 17, null, S1, at(13, 50, 0))),
            put(person(snapshot(at(14, 0, 7)), 17, at(13, 59, 0), S1, at(13, 50, 0))));

    assertThat(rows(day.fixes()))
        .containsExactly("17 2026-09-23T13:50 01 NaN", "17 2026-09-23T13:55:07 01 1.5");
    assertThat(day.descents())
        .containsExactly(
            new Descent(
                UploadFolder.card(17),
                millis(at(6, 0, 0)).getAsLong(),
                millis(at(13, 59, 0)),
                millis(at(13, 55, 7)).getAsLong(),
                millis(at(14, 0, 7)).getAsLong()));
    assertThat(day.snapshots())
        .extracting(Snapshot::underground, Snapshot::left)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 0), org.assertj.core.groups.Tuple.tuple(0, 1));
  }

  @Test
  void anEmptyBodyMeansThatNobodyIsUnderground() {
    UploadDay day = read(put(snapshot(at(3, 0, 7))));

    assertThat(day.snapshots()).singleElement().matches(s -> s.underground() == 0 && s.complete());
    assertThat(day.fixes().size()).isZero();
  }

  @Test
  void oneCardTwiceInASnapshotIsKeptAtBothPlacesAndAnExactRepeatIsMarked() {
    UploadWriter file = snapshot(at(10, 0, 7));
    person(file, 17, null, S1, at(10, 0, 7));
    person(file, 17, null, S2, at(10, 0, 7));
    person(file, 17, null, S2, at(10, 0, 7));

    assertThat(rows(read(put(file)).fixes()))
        .containsExactly(
            "17 2026-09-23T10:00:07 01 1.5",
            "17 2026-09-23T10:00:07 02 1.5",
            "17 2026-09-23T10:00:07 02 1.5 marks 1");
  }

  @Test
  void aHalfWrittenFileWaitsAndIsUsedInPartWhenItStaysHalf() {
    UploadWriter whole = snapshot(at(23, 55, 7));
    person(whole, 17, null, S1, at(23, 50, 0));
    person(whole, 18, null, S1, at(23, 50, 0));
    byte[] bytes = whole.bytes();
    byte[] half = java.util.Arrays.copyOf(bytes, bytes.length - 20);
    UploadSource source = new UploadFolder(folder, 0).add(whole.name(), half);

    UploadDay atMidnight = read(source);
    UploadDay later =
        UploadReader.read(
            UploadProfiles.load(),
            List.of(source),
            day().asOf(at(23, 59, 0).plusMinutes(20).atZone(CHINA).toInstant()));

    assertThat(state(atMidnight, source)).isEqualTo(FileState.WAITING);
    assertThat(atMidnight.fixes().size()).isZero();
    assertThat(state(later, source)).isEqualTo(FileState.PARTIAL);
    assertThat(later.fixes().cards()).containsExactly(UploadFolder.card(17));
    assertThat(later.snapshots()).singleElement().matches(s -> !s.complete());
    assertThat(later.rejections())
        .singleElement()
        .matches(r -> r.line() == 3 && r.reason().contains("breaks off"));
  }

  @Test
  void theSameContentCountsOnceWhateverItsName() {
    UploadWriter file = person(snapshot(at(10, 0, 7)), 17, null, S1, at(10, 0, 0));
    UploadSource first = put(file);
    UploadSource again =
        new UploadFolder(folder, 0).add(file.name().replace("100007", "100009"), file.bytes());

    UploadDay day = read(again, first);

    assertThat(day.fixes().size()).isEqualTo(2);
    assertThat(day.snapshots()).hasSize(1);
    assertThat(state(day, first)).isEqualTo(FileState.ACCEPTED);
    assertThat(state(day, again)).isEqualTo(FileState.DUPLICATE);
  }

  @Test
  void aResentFileWithOtherContentIsEvidenceAndTheFirstCounts() {
    UploadWriter true_ = person(snapshot(at(10, 0, 7)), 17, null, S1, at(10, 0, 0));
    UploadWriter changed = person(snapshot(at(10, 0, 7)), 18, null, S1, at(10, 0, 0));
    UploadSource first = put("a", true_, millis(at(10, 0, 9)));
    UploadSource second = put("b", changed, millis(at(16, 0, 0)));

    UploadDay day = read(second, first);

    assertThat(day.fixes().cards()).containsExactly(UploadFolder.card(17));
    assertThat(day.files())
        .extracting(UploadFile::state)
        .containsExactlyInAnyOrder(FileState.ACCEPTED, FileState.RESENT);
    assertThat(day.files())
        .filteredOn(f -> f.state() == FileState.RESENT)
        .singleElement()
        .matches(f -> f.reason().contains(FileAccount.sha256(true_.bytes())));
  }

  @Test
  void aFileThatArrivesWholeAfterItsBeginningDidIsTheOneThatCounts() {
    UploadWriter file = person(snapshot(at(10, 0, 7)), 17, null, S1, at(10, 0, 0));
    byte[] half = java.util.Arrays.copyOf(file.bytes(), 60);
    UploadSource part = new UploadFolder(folder, 0).add("a", file.name(), half);
    UploadSource first = new UploadSource(part.path(), part.name(), millis(at(10, 0, 8)));
    UploadSource whole = put("b", file, millis(at(10, 0, 20)));

    UploadDay day = read(first, whole);

    assertThat(day.files())
        .extracting(UploadFile::state)
        .containsExactlyInAnyOrder(FileState.ACCEPTED, FileState.DUPLICATE);
    assertThat(day.fixes().size()).isEqualTo(2);
  }

  @Test
  void aFileFromTheFutureIsKeptAside() {
    UploadWriter file = person(snapshot(at(10, 10, 8)), 17, null, S1, at(10, 0, 0));
    UploadSource early = put("a", file, millis(at(10, 5, 7)));
    UploadSource inTime = put("b", file, millis(at(10, 5, 8)));

    assertThat(state(read(early), early)).isEqualTo(FileState.QUARANTINED);
    assertThat(read(early).fixes().size()).isZero();
    assertThat(state(read(inTime), inTime)).isEqualTo(FileState.ACCEPTED);
  }

  @Test
  void whatArrivesAfterTheNightIsNotKnownInIt() {
    UploadWriter file = person(snapshot(at(23, 50, 0)), 17, null, S1, at(23, 45, 0));
    UploadSource late = put("a", file, millis(at(23, 50, 0).plusHours(3)));

    assertThat(state(read(late), late)).isEqualTo(FileState.LATER);
    UploadDay known =
        UploadReader.read(
            UploadProfiles.load(),
            List.of(late),
            day().asOf(at(23, 0, 0).plusDays(1).atZone(CHINA).toInstant()));
    assertThat(state(known, late)).isEqualTo(FileState.ACCEPTED);
    assertThat(known.fixes().size()).isEqualTo(2);
  }

  @Test
  void aFileOfAnotherMineIsRejected() {
    UploadSource source = put(person(snapshot(at(10, 0, 7)), 17, null, S1, at(10, 0, 0)));

    UploadDay day =
        UploadReader.read(UploadProfiles.load(), List.of(source), day().ofMine("620000000009"));

    assertThat(state(day, source)).isEqualTo(FileState.REJECTED);
    assertThat(day.rejections()).singleElement().matches(r -> r.reason().contains("not 6200"));
    assertThat(day.fixes().size()).isZero();
  }

  @Test
  void moreThanAFifthBadRecordsRejectTheFileAndAFifthDoesNot() {
    UploadWriter four = snapshot(at(10, 0, 7)).record("bad");
    UploadWriter three = snapshot(at(10, 5, 7)).record("bad");
    for (int p = 0; p < 4; p++) {
      person(four, p, null, S1, at(10, 0, 0));
      if (p < 3) {
        person(three, p + 10, null, S1, at(10, 0, 0));
      }
    }

    UploadDay day = read(put(four), put(three));

    assertThat(day.files())
        .extracting(UploadFile::state)
        .containsExactly(FileState.PARTIAL, FileState.REJECTED);
    assertThat(day.fixes().cards()).hasSize(4);
    assertThat(day.files()).allMatch(f -> f.accepted() + f.rejected() == f.found());
  }

  @Test
  void aCardInNoRegisterGetsAStubAndAChangeOfHolderIsKept() {
    UploadWriter monday =
        UploadWriter.persons(MINE, "示例煤矿", 200, at(0, 1, 0))
            .record(UploadFolder.card(1), "甲", "采煤工", "工人", "采煤队", "1980-01-01", "", 0, 0);
    UploadWriter noon =
        UploadWriter.persons(MINE, "示例煤矿", 210, at(12, 0, 0))
            .record(UploadFolder.card(1), "乙", "掘进工", "工人", "掘进队", "1990-01-01", "", 1, 0);

    UploadDay day =
        read(
            put(noon),
            put(monday),
            put(person(snapshot(at(10, 0, 7)), 17, null, S1, at(10, 0, 0))));

    assertThat(day.registers().persons().get(UploadFolder.card(1)))
        .extracting(UploadPerson::job)
        .containsExactly("采煤工", "掘进工");
    assertThat(day.registers().persons().get(UploadFolder.card(17)))
        .singleElement()
        .matches(p -> !p.registered());
    assertThat(day.registers().mine().orElseThrow().approvedPersons()).hasValue(210);
    assertThat(day.toString()).doesNotContain("甲").doesNotContain("乙");
  }

  @Test
  void anAlarmSentEveryCycleIsOneAlarmWithTheEndThatCameLast() {
    String card = UploadFolder.card(3);
    UploadWriter first =
        new UploadWriter(MINE, "RYXZ", "示例煤矿", at(10, 0, 0))
            .record(card, "甲", at(9, 0, 0), null, at(6, 0, 0), S1.substring(0, 16), null, S1, null);
    UploadWriter second =
        new UploadWriter(MINE, "RYXZ", "示例煤矿", at(10, 5, 0))
            .record(
                card,
                "甲",
                at(9, 0, 0),
                at(10, 3, 0),
                at(6, 0, 0),
                S1.substring(0, 16),
                null,
                S1,
                null);

    UploadDay day = read(put(second), put(first));

    assertThat(day.alarms())
        .singleElement()
        .matches(a -> a.subject().equals(card) && a.endMillis().equals(millis(at(10, 3, 0))));
  }

  @Test
  void anUnknownTypeIsKeptRawAndNamed() {
    UploadSource source =
        new UploadFolder(folder, 0)
            .add(
                MINE + "_RYCJ_20260923100000.txt",
                (MINE + ";矿;2026-09-23 10:00:00~x;y~||").getBytes(StandardCharsets.UTF_8));
    UploadSource stranger = new UploadFolder(folder, 0).add("notes.doc", new byte[] {1, 2, 3});

    UploadDay day = read(source, stranger);

    assertThat(day.files()).allMatch(f -> f.state() == FileState.RAW && f.sha256().length() == 64);
    assertThat(day.files())
        .filteredOn(f -> f.name().equals(source.name()))
        .singleElement()
        .matches(f -> f.reason().contains("RYCJ"));
  }

  @Test
  void anUnreadableFileIsRejectedAndTheOthersCount() {
    UploadSource good = put(person(snapshot(at(10, 0, 7)), 17, null, S1, at(10, 0, 0)));
    UploadSource gone = UploadSource.of(folder.resolve(MINE + "_RYSS_20260923110000.txt"));

    UploadDay day = read(good, gone);

    assertThat(state(day, gone)).isEqualTo(FileState.REJECTED);
    assertThat(day.fixes().size()).isEqualTo(2);
  }

  @Test
  void aTimeAfterItsSnapshotGivesNoFix() {
    UploadDay day = read(put(person(snapshot(at(10, 0, 7)), 17, null, S1, at(10, 5, 8))));

    assertThat(rows(day.fixes())).containsExactly("17 2026-09-23T10:00:07 01 1.5");
    assertThat(day.notes()).anyMatch(n -> n.contains("after their snapshot"));
  }
}
