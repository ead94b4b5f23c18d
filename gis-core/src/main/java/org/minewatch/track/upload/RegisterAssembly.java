package org.minewatch.track.upload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Puts the records of many files together: the newest counts, whatever the order of arrival. */
final class RegisterAssembly {
  private final UploadQuery query;
  private final List<UploadFile> files;
  private final SortedSet<String> notes = new TreeSet<>();

  /**
   * @param used files that count, in the order of header time
   */
  RegisterAssembly(UploadQuery query, List<UploadFile> used) {
    this.query = query;
    this.files = used;
  }

  /** Things that were noticed while putting together. */
  SortedSet<String> notes() {
    return notes;
  }

  void note(List<String> more) {
    notes.addAll(more);
  }

  /**
   * @param cardsSeen that get a stub when no register knows them
   */
  UploadRegisters registers(Iterable<String> cardsSeen) {
    SortedMap<String, List<UploadPerson>> persons = persons();
    for (String card : cardsSeen) {
      persons.computeIfAbsent(card, c -> List.of(UploadPerson.stub(c)));
    }
    List<UploadMine> mines = newest(UploadMine.class, UploadMine::mineCode);
    return new UploadRegisters(
        mines.isEmpty() ? Optional.empty() : Optional.of(mines.get(mines.size() - 1)),
        persons,
        newest(UploadArea.class, area -> area.areaCode() + ";" + area.stationCode()),
        newest(UploadStation.class, UploadStation::stationCode),
        newest(RoadwayNode.class, RoadwayNode::sequence),
        newest(RoadwayLine.class, RoadwayLine::sequence),
        newest(PlannedRoute.class, PlannedRoute::cardId));
  }

  /** The files that have records of a kind, without those after the time if any is before. */
  private List<UploadFile> filesOf(Class<? extends UploadRecord> kind) {
    List<UploadFile> with =
        files.stream().filter(f -> f.records().stream().anyMatch(kind::isInstance)).toList();
    List<UploadFile> before =
        with.stream()
            .filter(f -> f.headerMillis().orElse(Long.MIN_VALUE) < query.toMillis())
            .toList();
    return before.isEmpty() ? with : before;
  }

  private <T extends UploadRecord, K extends Comparable<K>> List<T> newest(
      Class<T> kind, Function<T, K> key) {
    TreeMap<K, T> newest = new TreeMap<>();
    for (UploadFile file : filesOf(kind)) {
      TreeMap<K, T> ofFile = new TreeMap<>();
      for (UploadRecord record : file.records()) {
        if (kind.isInstance(record)) {
          T typed = kind.cast(record);
          T first = ofFile.merge(key.apply(typed), typed, RegisterAssembly::smaller);
          if (!first.equals(typed)) {
            notes.add(file.name() + " says different things of " + key.apply(typed));
          }
        }
      }
      newest.putAll(ofFile);
    }
    return List.copyOf(newest.values());
  }

  /** Of two records for the same thing in one file the same one, whatever their order. */
  private static <T> T smaller(T a, T b) {
    return a.toString().compareTo(b.toString()) <= 0 ? a : b;
  }

  private SortedMap<String, List<UploadPerson>> persons() {
    SortedMap<String, List<UploadPerson>> all = new TreeMap<>();
    for (UploadFile file : filesOf(UploadPerson.class)) {
      SortedMap<String, List<UploadPerson>> ofFile = new TreeMap<>();
      for (UploadRecord record : file.records()) {
        if (record instanceof UploadPerson person) {
          List<UploadPerson> held = ofFile.computeIfAbsent(person.cardId(), c -> new ArrayList<>());
          if (held.stream().noneMatch(person::saysTheSameAs)) {
            held.add(person);
          }
        }
      }
      ofFile.forEach((card, held) -> follow(all, file.headerMillis(), card, held));
    }
    return all;
  }

  private void follow(
      SortedMap<String, List<UploadPerson>> all,
      OptionalLong since,
      String card,
      List<UploadPerson> now) {
    List<UploadPerson> holders = all.computeIfAbsent(card, c -> new ArrayList<>());
    if (now.size() > 1) {
      notes.add("card " + card + " has " + now.size() + " different entries in one register");
    }
    now.sort(Comparator.comparing(UploadPerson::toString));
    for (UploadPerson person : now) {
      if (now.size() > 1
          ? holders.stream().noneMatch(person::saysTheSameAs)
          : holders.isEmpty() || !holders.get(holders.size() - 1).saysTheSameAs(person)) {
        holders.add(person.since(since));
      }
    }
  }

  List<StationState> stationStates() {
    TreeSet<StationState> states =
        new TreeSet<>(
            Comparator.comparing(StationState::stationCode)
                .thenComparing(StationState::timeMillis)
                .thenComparing(StationState::run)
                .thenComparing(StationState::power));
    for (UploadFile file : files) {
      for (UploadRecord record : file.records()) {
        if (record instanceof StationState state && query.covers(state.timeMillis())) {
          states.add(state);
        }
      }
    }
    return List.copyOf(states);
  }

  List<UploadAlarm> alarms() {
    record Key(String kind, String subject, long start) {}
    TreeMap<Key, UploadAlarm> alarms =
        new TreeMap<>(
            Comparator.comparing(Key::kind).thenComparing(Key::subject).thenComparing(Key::start));
    for (UploadFile file : files) {
      List<UploadAlarm> ofFile = new ArrayList<>();
      for (UploadRecord record : file.records()) {
        if (record instanceof UploadAlarm alarm) {
          ofFile.add(alarm);
        }
      }
      ofFile.sort(Comparator.comparing(UploadAlarm::toString));
      for (UploadAlarm alarm : ofFile) {
        alarms.merge(
            new Key(alarm.kind(), alarm.subject(), alarm.startMillis()),
            alarm,
            UploadAlarm::updatedBy);
      }
    }
    return alarms.values().stream()
        .filter(alarm -> alarm.touches(query.fromMillis(), query.toMillis()))
        .toList();
  }
}
