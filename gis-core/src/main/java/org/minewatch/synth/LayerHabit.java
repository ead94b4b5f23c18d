package org.minewatch.synth;

import java.util.LinkedHashMap;
import java.util.Map;
import org.minewatch.synth.ground.Road;

/** How a drawing office names its layers (domain notes 3.4). */
public enum LayerHabit {
  /** By rock and coal: 煤巷, 岩巷, 报废巷道. */
  BY_ROCK,
  /** A layer for the roads of each year: 2025年巷道. */
  BY_YEAR,
  /** Codes that nobody can guess; needs a {@code layers} file. */
  CODED;

  /** What a layer holds; the key into a habit's names. */
  enum Subject {
    BOUNDARY("licence-boundary"),
    CORNER("annotation"),
    COAL_ROAD("roadway"),
    ROCK_ROAD("roadway"),
    OLD_ROAD("roadway"),
    SHAFT("shaft"),
    GOAF("goaf"),
    FACE("face"),
    FACE_NAME("annotation"),
    FINISHING_LINE("annotation"),
    SEAL("seal"),
    CHAMBER("chamber"),
    PILLAR("pillar"),
    ELEVATION("annotation"),
    GRID("ignore"),
    TITLE("ignore"),
    WATER("water-extent"),
    STOP_LINE("stop-line"),
    PROBE_LINE("probe-line"),
    ALERT_LINE("alert-line"),
    FORBIDDEN("forbidden-area"),
    DEFERRED("deferred-area");

    /** Whether it is about water; drawings without water have no such layers. */
    boolean ofWater() {
      return ordinal() >= WATER.ordinal();
    }

    private final String layerClass;

    Subject(String layerClass) {
      this.layerClass = layerClass;
    }
  }

  private static final Map<Subject, String> CHINESE =
      Map.ofEntries(
          Map.entry(Subject.BOUNDARY, "井田边界"),
          Map.entry(Subject.CORNER, "井田边界拐点"),
          Map.entry(Subject.COAL_ROAD, "煤巷"),
          Map.entry(Subject.ROCK_ROAD, "岩巷"),
          Map.entry(Subject.OLD_ROAD, "报废巷道"),
          Map.entry(Subject.SHAFT, "井筒"),
          Map.entry(Subject.GOAF, "采空区"),
          Map.entry(Subject.FACE, "工作面"),
          Map.entry(Subject.FACE_NAME, "工作面名称"),
          Map.entry(Subject.FINISHING_LINE, "工作面停采线"),
          Map.entry(Subject.SEAL, "密闭墙"),
          Map.entry(Subject.CHAMBER, "避难硐室"),
          Map.entry(Subject.PILLAR, "村庄煤柱"),
          Map.entry(Subject.ELEVATION, "岩巷底板标高"),
          Map.entry(Subject.GRID, "经纬网"),
          Map.entry(Subject.TITLE, "图例"),
          Map.entry(Subject.WATER, "井下积水区"),
          Map.entry(Subject.STOP_LINE, "停采线"),
          Map.entry(Subject.PROBE_LINE, "探水线红"),
          Map.entry(Subject.ALERT_LINE, "警戒线蓝"),
          Map.entry(Subject.FORBIDDEN, "禁采区"),
          Map.entry(Subject.DEFERRED, "缓采区"));

  private static final Map<Subject, String> CODES =
      Map.ofEntries(
          Map.entry(Subject.BOUNDARY, "KJ-1"),
          Map.entry(Subject.CORNER, "KJ-1-ZJ"),
          Map.entry(Subject.COAL_ROAD, "HD-M"),
          Map.entry(Subject.ROCK_ROAD, "HD-Y"),
          Map.entry(Subject.OLD_ROAD, "HD-F"),
          Map.entry(Subject.SHAFT, "JT"),
          Map.entry(Subject.GOAF, "CK"),
          Map.entry(Subject.FACE, "GZM"),
          Map.entry(Subject.FACE_NAME, "GZM-Z"),
          Map.entry(Subject.FINISHING_LINE, "GZM-X"),
          Map.entry(Subject.SEAL, "MB"),
          Map.entry(Subject.CHAMBER, "DS"),
          Map.entry(Subject.PILLAR, "BHMZ"),
          Map.entry(Subject.ELEVATION, "BG"),
          Map.entry(Subject.GRID, "JWW"),
          Map.entry(Subject.TITLE, "TQ"),
          Map.entry(Subject.WATER, "SH-JS"),
          Map.entry(Subject.STOP_LINE, "SH-TC"),
          Map.entry(Subject.PROBE_LINE, "SH-TS"),
          Map.entry(Subject.ALERT_LINE, "SH-JJ"),
          Map.entry(Subject.FORBIDDEN, "SQ-J"),
          Map.entry(Subject.DEFERRED, "SQ-H"));

  String layer(Subject subject) {
    if (this == BY_YEAR) {
      switch (subject) {
        case BOUNDARY:
          return "封闭井田边界";
        case SEAL:
          return "密闭";
        case PILLAR:
          return "保安煤柱";
        default:
          break;
      }
    }
    return (this == CODED ? CODES : CHINESE).get(subject);
  }

  String layerOf(Road road) {
    if (road.kind() == Road.Kind.INCLINE) {
      return layer(Subject.SHAFT);
    }
    if (this == BY_YEAR) {
      return road.year() + "年巷道";
    }
    if (road.abandoned()) {
      return layer(Subject.OLD_ROAD);
    }
    return layer(road.coal() ? Subject.COAL_ROAD : Subject.ROCK_ROAD);
  }

  /** The rows of the {@code layers} file: layer and class. Only the coded habit needs one. */
  Map<String, String> mapping(boolean water) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (Subject subject : Subject.values()) {
      if (water || !subject.ofWater()) {
        rows.put(layer(subject), subject.layerClass);
      }
    }
    return rows;
  }
}
