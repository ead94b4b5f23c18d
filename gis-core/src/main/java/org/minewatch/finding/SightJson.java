package org.minewatch.finding;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.minewatch.sight.Balance;
import org.minewatch.sight.BlindStretch;
import org.minewatch.sight.CrewLine;
import org.minewatch.sight.FaceLine;
import org.minewatch.sight.LostPlace;
import org.minewatch.sight.MachineLine;
import org.minewatch.sight.MineSight;
import org.minewatch.sight.OutputLine;
import org.minewatch.sight.PeopleSeen;
import org.minewatch.sight.Sight;
import org.minewatch.sight.SightWords;
import org.minewatch.sight.WorkingsSeen;
import org.minewatch.wording.Text;
import tools.jackson.databind.JsonNode;

/**
 * The members {@code sight} and {@code balance} of a mine in {@code summary.json}. What is not
 * known is absent. The sentence in {@code sight} is for readers and is not read back.
 */
public final class SightJson {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private SightJson() {}

  /** Both members as an object of their own, for whoever keeps it outside the result folder. */
  public static String text(MineSight of) {
    StringWriter out = new StringWriter();
    try {
      JsonText json = new JsonText(out).object();
      write(of, json);
      json.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Adds both members to the object of a mine. */
  static void write(MineSight of, JsonText json) throws IOException {
    Sight sight = of.sight();
    Text words = SightWords.sentence(sight);
    json.name("sight").object().member("text_zh", words.zh()).member("text_en", words.en());
    json.member("judged", sight.judged()).member("partial", sight.partial());
    json.member("cannot_judge", sight.cannotJudge());
    if (sight.people().isPresent()) {
      people(sight.people().get(), json);
    }
    if (sight.workings().isPresent()) {
      workings(sight.workings().get(), json);
    }
    json.end();
    balance(of.balance(), json);
  }

  private static void people(PeopleSeen p, JsonText json) throws IOException {
    json.name("people").object().member("cards", p.cards());
    number("person_hours", p.totalHours(), json);
    number("on_road_hours", p.onRoadHours(), json);
    number("near_reader_hours", p.nearReaderHours(), json);
    number("several_roads_hours", p.severalRoadsHours(), json);
    number("off_road_hours", p.offRoadHours(), json);
    number("unplaced_hours", p.unplacedHours(), json);
    number("unheard_hours", p.unheardHours(), json);
    number("by_drawing_hours", p.byDrawingHours(), json);
    json.end();
  }

  private static void workings(WorkingsSeen w, JsonText json) throws IOException {
    json.name("workings").object();
    number("roads_m", w.metres(), json);
    json.member("stations", w.stations()).member("silent_stations", w.silentStations());
    number("unseen_m", w.unseenMetres(), json);
    number("heard_m", w.heardMetres(), json);
    json.member("heard_nights", w.heardNights()).name("blind").array();
    for (BlindStretch b : w.blind()) {
      json.object().member("road", b.road()).member("kind", b.kind());
      number("from_m", b.fromMetres(), json);
      number("to_m", b.toMetres(), json);
      number("to_station_m", b.toStationMetres(), json);
      number("longitude", b.longitude(), json);
      number("latitude", b.latitude(), json);
      json.end();
    }
    json.end().name("lost").array();
    for (LostPlace l : w.lost()) {
      json.object().member("reader_id", l.readerId());
      number("distance_m", l.distanceMetres(), json);
      number("longitude", l.longitude(), json);
      number("latitude", l.latitude(), json);
      json.member("losses", l.losses()).member("cards", l.cards());
      number("hours", l.hours(), json);
      json.end();
    }
    json.end().end();
  }

  private static void balance(Balance b, JsonText json) throws IOException {
    json.name("balance").object().name("crews").array();
    for (CrewLine c : b.crews()) {
      json.object().member("shift", c.shift());
      json.member("from", TIME.format(c.from())).member("to", TIME.format(c.to()));
      number("reported", c.reported(), json);
      number("lamps", c.lamps(), json);
      number("gates", c.gates(), json);
      number("video", c.video(), json);
      number("cards", c.cards(), json);
      number("hours", c.hours(), json);
      number("placed_hours", c.placedHours(), json);
      json.name("whole").value(c.whole()).end();
    }
    json.end().name("faces").array();
    for (FaceLine f : b.faces()) {
      json.object().member("face_id", f.faceId()).member("name", f.name());
      number("reported_m", f.reportedMetres(), json);
      number("reported_m_per_day", f.reportedPerDay(), json);
      number("observed_m_per_day", f.observedPerDay(), json);
      number("observed_m_per_day_low", f.observedLow(), json);
      number("observed_m_per_day_high", f.observedHigh(), json);
      number("ahead_m", f.aheadMetres(), json);
      number("coal_t", f.coalTonnes(), json);
      number("observed_coal_t", f.observedCoalTonnes(), json);
      json.end();
    }
    json.end().name("outputs").array();
    for (OutputLine o : b.outputs()) {
      json.object().member("from", o.from().toString()).member("to", o.to().toString());
      json.member("face_id", o.faceId());
      number("reported_t", o.reportedTonnes(), json);
      number("expected_t", o.expectedTonnes(), json);
      json.end();
    }
    json.end().name("machines").array();
    for (MachineLine m : b.machines()) {
      json.object().member("kind", m.kind()).member("unit", m.unit());
      json.member("readings", m.readings()).name("sum").value(m.sum());
      number("value", m.value(), json);
      number("usual", m.usual(), json);
      json.end();
    }
    json.end().name("missing").array();
    for (String source : b.missing()) {
      json.value(source);
    }
    json.end().end();
  }

  private static void number(String name, double value, JsonText json) throws IOException {
    json.name(name).value(value);
  }

  private static void number(String name, OptionalDouble value, JsonText json) throws IOException {
    if (value.isPresent()) {
      json.name(name).value(value.getAsDouble());
    }
  }

  private static void number(String name, OptionalInt value, JsonText json) throws IOException {
    if (value.isPresent()) {
      json.name(name).value(value.getAsInt());
    }
  }

  /** What {@link #write} added to the object of a mine; empty in a summary of an older version. */
  public static Optional<MineSight> read(JsonNode mine) {
    if (!mine.path("sight").isObject() || !mine.path("balance").isObject()) {
      return Optional.empty();
    }
    JsonNode sight = mine.get("sight");
    return Optional.of(
        new MineSight(
            new Sight(
                whole(sight, "judged"),
                whole(sight, "partial"),
                whole(sight, "cannot_judge"),
                Optional.ofNullable(sight.get("people")).map(SightJson::people),
                Optional.ofNullable(sight.get("workings")).map(SightJson::workings)),
            balance(mine.get("balance"))));
  }

  private static PeopleSeen people(JsonNode p) {
    return new PeopleSeen(
        whole(p, "cards"),
        real(p, "on_road_hours"),
        real(p, "near_reader_hours"),
        real(p, "several_roads_hours"),
        real(p, "off_road_hours"),
        real(p, "unplaced_hours"),
        real(p, "unheard_hours"),
        real(p, "by_drawing_hours"));
  }

  private static WorkingsSeen workings(JsonNode w) {
    return new WorkingsSeen(
        real(w, "roads_m"),
        whole(w, "stations"),
        whole(w, "silent_stations"),
        known(w, "unseen_m"),
        known(w, "heard_m"),
        whole(w, "heard_nights"),
        FindingJson.each(
            w,
            "blind",
            b ->
                new BlindStretch(
                    FindingJson.text(b, "road"),
                    FindingJson.text(b, "kind"),
                    real(b, "from_m"),
                    real(b, "to_m"),
                    known(b, "to_station_m"),
                    real(b, "longitude"),
                    real(b, "latitude"))),
        FindingJson.each(
            w,
            "lost",
            l ->
                new LostPlace(
                    FindingJson.text(l, "reader_id"),
                    real(l, "distance_m"),
                    known(l, "longitude"),
                    known(l, "latitude"),
                    whole(l, "losses"),
                    whole(l, "cards"),
                    real(l, "hours"))));
  }

  private static Balance balance(JsonNode b) {
    List<CrewLine> crews =
        FindingJson.each(
            b,
            "crews",
            c ->
                new CrewLine(
                    FindingJson.text(c, "shift"),
                    OffsetDateTime.parse(FindingJson.text(c, "from")),
                    OffsetDateTime.parse(FindingJson.text(c, "to")),
                    heads(c, "reported"),
                    heads(c, "lamps"),
                    heads(c, "gates"),
                    heads(c, "video"),
                    heads(c, "cards"),
                    known(c, "hours"),
                    known(c, "placed_hours"),
                    c.path("whole").asBoolean(false)));
    List<FaceLine> faces =
        FindingJson.each(
            b,
            "faces",
            f ->
                new FaceLine(
                    FindingJson.text(f, "face_id"),
                    FindingJson.text(f, "name"),
                    known(f, "reported_m"),
                    known(f, "reported_m_per_day"),
                    known(f, "observed_m_per_day"),
                    known(f, "observed_m_per_day_low"),
                    known(f, "observed_m_per_day_high"),
                    known(f, "ahead_m"),
                    known(f, "coal_t"),
                    known(f, "observed_coal_t")));
    List<OutputLine> outputs =
        FindingJson.each(
            b,
            "outputs",
            o ->
                new OutputLine(
                    LocalDate.parse(FindingJson.text(o, "from")),
                    LocalDate.parse(FindingJson.text(o, "to")),
                    FindingJson.text(o, "face_id"),
                    real(o, "reported_t"),
                    known(o, "expected_t")));
    List<MachineLine> machines =
        FindingJson.each(
            b,
            "machines",
            m ->
                new MachineLine(
                    FindingJson.text(m, "kind"),
                    FindingJson.text(m, "unit"),
                    whole(m, "readings"),
                    m.path("sum").asBoolean(false),
                    real(m, "value"),
                    known(m, "usual")));
    return new Balance(
        crews, faces, outputs, machines, FindingJson.each(b, "missing", JsonNode::stringValue));
  }

  private static double real(JsonNode node, String name) {
    if (!node.path(name).isNumber()) {
      throw new IllegalArgumentException(name + " is missing or no number");
    }
    return node.get(name).doubleValue();
  }

  private static int whole(JsonNode node, String name) {
    if (!node.path(name).isIntegralNumber() || !node.get(name).canConvertToInt()) {
      throw new IllegalArgumentException(name + " is missing or no whole number");
    }
    return node.get(name).intValue();
  }

  private static OptionalDouble known(JsonNode node, String name) {
    return node.has(name) ? OptionalDouble.of(real(node, name)) : OptionalDouble.empty();
  }

  private static OptionalInt heads(JsonNode node, String name) {
    return node.has(name) ? OptionalInt.of(whole(node, name)) : OptionalInt.empty();
  }
}
