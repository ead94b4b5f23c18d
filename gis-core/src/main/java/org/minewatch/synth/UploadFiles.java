package org.minewatch.synth;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.minewatch.synth.ReaderPlan.Area;
import org.minewatch.synth.ReaderPlan.Reader;
import org.minewatch.synth.StationWatch.Contact;
import org.minewatch.synth.StationWatch.Passed;
import org.minewatch.synth.StationWatch.Shift;
import org.minewatch.synth.TrackSimulation.Person;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.track.upload.UploadWriter;

/**
 * The personnel files that a mine's system uploads in dialect A: registers once a day, the state of
 * the stations every hour, and a snapshot of everybody underground every so many seconds.
 */
final class UploadFiles {
  /** Where the files go. */
  interface Sink {
    void put(String name, byte[] bytes) throws IOException;
  }

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final List<String> SURNAMES =
      List.of("王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周");

  /** How many snapshots still tell of somebody who has left. */
  private static final int TOLD_AFTER_LEAVING = 3;

  /** How many passed stations a record lists. */
  private static final int TRACK = 5;

  private static final int APPROVED_PERSONS = 200;

  private final SyntheticMine mine;
  private final List<Reader> readers;
  private final Sink sink;
  private BiPredicate<Reader, LocalDateTime> silent = (reader, time) -> false;
  private Predicate<LocalDateTime> withheld = time -> false;
  private Predicate<LocalDateTime> sentAgain = time -> false;
  private int fewerTheSecondTime;
  private final List<Alarm> alarms = new ArrayList<>();

  /** An alarm that the mine's system raised: its file type and the fields of its record. */
  record Alarm(String type, LocalDateTime time, List<Object> fields) {}

  UploadFiles(SyntheticMine mine, ReaderPlan plan, Sink sink) {
    this.mine = mine;
    this.readers = plan.readers();
    this.sink = sink;
  }

  /** Stations that have lost their link at some times. */
  void silence(BiPredicate<Reader, LocalDateTime> when) {
    silent = silent.or(when);
  }

  /** Snapshots that are never sent. */
  void withhold(Predicate<LocalDateTime> when) {
    withheld = withheld.or(when);
  }

  /** Snapshots that are sent a second time, with so many people left out. */
  void resend(Predicate<LocalDateTime> when, int fewer) {
    sentAgain = when;
    fewerTheSecondTime = fewer;
  }

  /** An alarm file. */
  void alarm(String type, LocalDateTime time, Object... fields) {
    alarms.add(new Alarm(type, time, java.util.Arrays.asList(fields)));
  }

  /** The code of a station: its area's sixteen digits and six of its own. */
  static String stationCode(SyntheticMine mine, Reader reader) {
    return reader.area().code(mine.code) + reader.id();
  }

  /** Writes all files of all nights. */
  void write(TrackSimulation people, int firstSecond) throws IOException {
    LocalDateTime begin = mine.layout.firstNight.atStartOfDay();
    LocalDateTime end = mine.layout.lastNight.plusDays(1).atStartOfDay();
    for (LocalDate day = mine.layout.firstNight;
        !day.isAfter(mine.layout.lastNight);
        day = day.plusDays(1)) {
      registers(people.persons, day.atTime(0, 1));
      for (int hour = 0; hour < 24; hour++) {
        stationStates(day.atTime(hour, 5));
      }
    }
    for (Alarm alarm : alarms) {
      UploadWriter file = writer(alarm.type(), alarm.time());
      file.record(alarm.fields().toArray());
      put(file);
    }
    TreeMap<LocalDateTime, List<Record>> records = records(people.shifts());
    int every = mine.spec.snapshotSeconds();
    for (LocalDateTime t = begin.plusSeconds(firstSecond); t.isBefore(end); ) {
      UploadWriter file = writer("RYSS", t);
      List<Record> told = records.getOrDefault(t, List.of());
      for (Record record : told) {
        record.write(file);
      }
      if (!withheld.test(t)) {
        put(file);
      }
      if (sentAgain.test(t)) {
        sendAgain(t, told);
      }
      t = t.plusSeconds(every);
    }
  }

  private void sendAgain(LocalDateTime time, List<Record> told) throws IOException {
    UploadWriter file = writer("RYSS", time);
    int kept = Math.max(0, told.size() - fewerTheSecondTime);
    for (Record record : told.subList(0, kept)) {
      record.write(file);
    }
    String name = file.name().replace(".txt", "_2.txt");
    sink.put("uploads/" + mine.code + "/" + name, file.bytes());
  }

  private UploadWriter writer(String type, LocalDateTime time) {
    return new UploadWriter(mine.code, type, mine.spec.name(), time);
  }

  private void put(UploadWriter file) throws IOException {
    sink.put("uploads/" + mine.code + "/" + file.name(), file.bytes());
  }

  private void registers(List<Person> people, LocalDateTime time) throws IOException {
    UploadWriter persons =
        UploadWriter.persons(mine.code, mine.spec.name(), APPROVED_PERSONS, time);
    for (Person person : people) {
      if (!mine.schemes.listed(person)) {
        continue;
      }
      persons.record(
          person.cardId(),
          name(person),
          person.job(),
          person.leader() ? "矿领导" : "工人",
          person.team(),
          "未设置",
          "未设置",
          person.leader() ? 1 : 0,
          0);
    }
    put(persons);
    UploadWriter areas = writer("RYQY", time);
    for (Area area : Area.values()) {
      int limit = area == Area.LONGWALL ? mine.longwallLimit() : area.limit;
      areas.record(area.type, area.code(mine.code), limit, area.title);
    }
    put(areas);
    UploadWriter stations = writer("RYJZ", time);
    for (Reader reader : readers) {
      stations.record(
          stationCode(mine, reader),
          reader.name(),
          Decimals.format(reader.surveyed().y, 2),
          Decimals.format(reader.surveyed().x, 2),
          Decimals.format(reader.surveyed().getZ(), 2),
          reader.spot().road().name() + "距巷口" + StrictMath.round(reader.spot().chainage()) + "米");
    }
    put(stations);
  }

  private void stationStates(LocalDateTime time) throws IOException {
    UploadWriter states = writer("JZSS", time);
    for (Reader reader : readers) {
      boolean lost = silent.test(reader, time);
      states.record(stationCode(mine, reader), lost ? 1 : 0, lost ? 9 : 1, time);
    }
    put(states);
  }

  /** A plainly invented name, the same for a card in every file. */
  private static String name(Person person) {
    int number = Integer.parseInt(person.cardId().substring(person.cardId().length() - 5));
    return SURNAMES.get(number % SURNAMES.size()) + "某" + number;
  }

  /** A card in a snapshot; {@code left} is null while its holder is underground. */
  private final class Record {
    private final Shift shift;
    private final Contact contact;
    private final LocalDateTime left;

    Record(Shift shift, Contact contact, LocalDateTime left) {
      this.shift = shift;
      this.contact = contact;
      this.left = left;
    }

    String card() {
      return shift.person().cardId();
    }

    void write(UploadWriter file) {
      List<Passed> passed = contact.passed();
      Reader station = contact.station();
      file.place(
          card(),
          name(shift.person()),
          shift.down(),
          left,
          station.area().code(mine.code),
          contact.areaSince(),
          stationCode(mine, station),
          passed.get(passed.size() - 1).since(),
          contact.distance(),
          shift.person().leader(),
          passed.subList(Math.max(0, passed.size() - TRACK), passed.size()).stream()
              .map(p -> stationCode(mine, p.station()) + "&" + TIME.format(p.since()))
              .collect(Collectors.joining(",")));
    }
  }

  private TreeMap<LocalDateTime, List<Record>> records(List<Shift> shifts) {
    TreeMap<LocalDateTime, List<Record>> records = new TreeMap<>();
    for (Shift shift : shifts) {
      List<Contact> contacts = shift.contacts();
      if (contacts.isEmpty()) {
        continue;
      }
      for (Contact contact : contacts) {
        add(records, contact.time(), new Record(shift, contact, null));
      }
      Contact last = contacts.get(contacts.size() - 1);
      LocalDateTime told = last.time();
      for (int n = 0; n < TOLD_AFTER_LEAVING; ) {
        told = told.plusSeconds(mine.spec.snapshotSeconds());
        if (!told.isBefore(shift.up())) {
          add(records, told, new Record(shift, last, shift.up()));
          n++;
        }
      }
    }
    records.values().forEach(list -> list.sort(Comparator.comparing(Record::card)));
    return records;
  }

  private static void add(
      TreeMap<LocalDateTime, List<Record>> records, LocalDateTime time, Record record) {
    records.computeIfAbsent(time, t -> new ArrayList<>()).add(record);
  }
}
