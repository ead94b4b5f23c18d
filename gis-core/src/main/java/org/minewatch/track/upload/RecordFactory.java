package org.minewatch.track.upload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.minewatch.track.upload.profile.FileType;

/** Makes the typed record of what a record of a register, state or alarm file says. */
final class RecordFactory {
  private static final int STATION_CODE = 22;
  private static final int AREA_CODE = 16;
  private static final Pattern BETWEEN_CARDS = Pattern.compile("[,，&、\\s]+");
  private static final Pattern CARD = Pattern.compile("[0-9A-Za-z]{5,40}");
  private static final int MOST_CARDS = 20_000;

  private final FileType type;
  private final String mineCode;
  private final String pointSeparator;
  private final String partSeparator;

  RecordFactory(FileType type, String mineCode, byte pointSeparator, byte partSeparator) {
    this.type = type;
    this.mineCode = mineCode;
    this.pointSeparator = Pattern.quote(String.valueOf((char) pointSeparator));
    this.partSeparator = Pattern.quote(String.valueOf((char) partSeparator));
  }

  UploadRecord record(RecordFields f) {
    return switch (type.kind()) {
      case PERSONS -> person(f);
      case AREAS ->
          new UploadArea(
              f.requiredCode("area"),
              f.text("area_type"),
              f.count("limit"),
              f.text("area_name"),
              f.code("station"));
      case STATIONS -> station(f);
      case STATION_STATES -> state(f);
      case ALARMS -> alarm(f);
      case MINE ->
          new UploadMine(
              f.requiredCode("mine"),
              f.count("approved_persons"),
              f.number("approved_hours"),
              f.number("field_area_km2"),
              f.text("licence_no"),
              f.number("mouth_x"),
              f.number("mouth_y"));
      case ROADWAY_NODES ->
          new RoadwayNode(
              f.requiredCount("seq"),
              f.text("node_type"),
              f.code("station"),
              f.text("station_name"),
              degrees(f, "longitude", 180),
              degrees(f, "latitude", 90));
      case ROADWAY_LINES ->
          new RoadwayLine(f.requiredCount("seq"), f.requiredCount("from"), f.requiredCount("to"));
      case PLANNED_ROUTES -> route(f);
      case SNAPSHOT, POSITIONS -> throw new IllegalStateException("places are kept in columns");
    };
  }

  private UploadPerson person(RecordFields f) {
    String card = f.requiredCode("card");
    String name = f.text("name");
    return new UploadPerson(
        card,
        name.isEmpty() ? "" : pseudonym(mineCode + ";" + name + ";" + f.text("birth")),
        f.text("job"),
        f.text("post"),
        f.text("team"),
        f.text("leader").equals("1"),
        f.text("special").equals("1"),
        OptionalLong.empty(),
        true);
  }

  private static String pseudonym(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "P" + HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static UploadStation station(RecordFields f) {
    String code = f.requiredCode("station");
    return new UploadStation(
        code,
        code.length() == STATION_CODE ? code.substring(0, AREA_CODE) : "",
        f.text("station_name"),
        notZero(f.number("x")),
        notZero(f.number("y")),
        notZero(f.number("z")),
        f.text("note"));
  }

  private static OptionalDouble notZero(OptionalDouble value) {
    return value.isPresent() && value.getAsDouble() == 0 ? OptionalDouble.empty() : value;
  }

  private static OptionalDouble degrees(RecordFields f, String field, double most) {
    OptionalDouble value = notZero(f.number(field));
    if (value.isPresent() && Math.abs(value.getAsDouble()) > most) {
      throw f.problem(field, "is beyond " + (int) most + " degrees");
    }
    return value;
  }

  private StationState state(RecordFields f) {
    String run = f.text("run");
    String power = f.text("power");
    if (f.has("device_state")) {
      List<String> codes = type.states().getOrDefault(f.text("device_state"), List.of("9", "9"));
      run = codes.get(0);
      power = codes.get(1);
    }
    return new StationState(
        f.requiredCode("station"),
        f.requiredTime("time"),
        StationState.run(run),
        StationState.power(power));
  }

  private UploadAlarm alarm(RecordFields f) {
    String card = f.code("card");
    String area = f.code("area");
    boolean ofArea = f.has("limit") && !area.isEmpty();
    OptionalLong end = f.time("end");
    long start = f.requiredTime("start");
    SortedSet<String> cards = cards(f.text("persons"));
    if (ofArea && !card.isEmpty()) {
      cards.add(card);
    }
    return new UploadAlarm(
        type.alarm(),
        !card.isEmpty() && !ofArea ? card : area.isEmpty() ? mineCode : area,
        start,
        end,
        area,
        f.code("station"),
        f.has("limit") ? f.count("limit") : OptionalInt.empty(),
        f.has("count") ? f.count("count") : OptionalInt.empty(),
        cards,
        f.text("alarm_type"));
  }

  /** The cards in a list of persons; names in it are passed over. */
  private static SortedSet<String> cards(String persons) {
    SortedSet<String> cards = new TreeSet<>();
    for (String person : BETWEEN_CARDS.split(persons)) {
      if (CARD.matcher(person).matches() && cards.size() < MOST_CARDS) {
        cards.add(person);
      }
    }
    return cards;
  }

  private PlannedRoute route(RecordFields f) {
    List<PlannedRoute.Stop> stops = new ArrayList<>();
    for (String point : f.text("track").split(pointSeparator)) {
      String[] parts = point.split(partSeparator, 2);
      if (!parts[0].isBlank()) {
        stops.add(
            new PlannedRoute.Stop(parts[0].strip(), parts.length > 1 ? parts[1].strip() : ""));
      }
    }
    return new PlannedRoute(f.requiredCode("card"), stops);
  }
}
