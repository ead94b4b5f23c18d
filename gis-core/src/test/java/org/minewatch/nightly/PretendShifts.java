package org.minewatch.nightly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * People who walk from the mouth to their workplaces and back, as rows of position files: a main
 * road along northing 1000 and roads that branch off to the north, with stations. What is wrong
 * with positions is then written into these rows.
 */
final class PretendShifts {
  /** How a mine tells places. */
  enum Form {
    COORDINATES,
    STATIONS,
    ZONES
  }

  /** Where roads branch off, metres east, and how far they go. */
  static final int[] BRANCHES = {400, 800, 1200, 1600};

  static final double BRANCH_METRES = 450;
  static final double MOUTH = 120;
  private static final double SPEED = 1.2;

  /** A reading of a card; {@code along} is metres up a branch, 0 on the main road. */
  record Fix(String card, LocalDate day, int second, double east, double along) {}

  /** A station: on the main road when {@code along} is 0. */
  record Station(String id, double east, double along) {}

  private final Random random;
  private final Form form;
  private final double noise;
  final List<Fix> fixes = new ArrayList<>();

  PretendShifts(long seed, Form form, double noiseMetres) {
    this.random = new Random(seed);
    this.form = form;
    this.noise = noiseMetres;
  }

  Random random() {
    return random;
  }

  static List<Station> stations() {
    List<Station> stations = new ArrayList<>();
    for (int e = 150; e < 1800; e += 300) {
      stations.add(new Station("M" + e, e, 0));
    }
    for (int b : BRANCHES) {
      stations.add(new Station("B" + b + "-1", b, 120));
      stations.add(new Station("B" + b + "-2", b, 400));
    }
    return stations;
  }

  private int step() {
    return switch (form) {
      case COORDINATES -> 20;
      case STATIONS, ZONES -> 60;
    };
  }

  /** One shift of a crew at the end of a branch; each comes when he comes and stirs as he stirs. */
  void crew(LocalDate day, String prefix, int people, int branch, int fromHour, double hours) {
    for (int k = 0; k < people; k++) {
      int enter = fromHour * 3600 + random.nextInt(1200);
      shift(day, prefix + k, branch, enter, (int) (hours * 3600) + random.nextInt(900));
    }
  }

  private void shift(LocalDate day, String card, int branch, int enter, int seconds) {
    double pace = SPEED * (0.85 + 0.3 * random.nextDouble());
    // Between two zone readers, so that their readings change; at the head otherwise.
    double work =
        form == Form.ZONES
            ? 250 + 20 * random.nextDouble()
            : BRANCH_METRES - 10 - 20 * random.nextDouble();
    double way = BRANCHES[branch] - MOUTH + work;
    double stir = 0;
    int phase = random.nextInt(step());
    for (int s = phase; s <= seconds; s += step()) {
      double gone = pace * Math.min(s, seconds - s);
      stir = 0.9 * stir + 2 * random.nextGaussian();
      double at = gone >= way ? way + Math.max(-15, Math.min(8, stir)) : gone;
      double east = Math.min(BRANCHES[branch], MOUTH + at);
      double along = Math.max(0, at - (BRANCHES[branch] - MOUTH));
      fixes.add(new Fix(card, day, enter + s, east, along));
    }
  }

  /** Rows of position files, by path: noise and rounding as a mine's system adds them. */
  Map<String, List<String>> rows() {
    Map<String, List<String>> rows = new TreeMap<>();
    for (Fix f : fixes) {
      List<String> file =
          rows.computeIfAbsent(
              path(f.day),
              k ->
                  new ArrayList<>(
                      List.of("card_id,time,easting_m,northing_m,reader_id,distance_m")));
      file.add(row(f));
    }
    return rows;
  }

  static String path(LocalDate day) {
    return "tracks/" + CaseRegion.MINE + "/" + day + ".csv";
  }

  String row(Fix f) {
    String start = f.card + "," + time(f.day, f.second) + ",";
    if (form == Form.COORDINATES) {
      return start
          + String.format(
              Locale.ROOT,
              "%.1f,%.1f,,",
              CaseRegion.EASTING + f.east + noise * random.nextGaussian(),
              CaseRegion.NORTHING + 1000 + f.along + noise * random.nextGaussian());
    }
    Station near = nearest(f);
    double distance = f.along > 0 ? f.along - near.along : f.east - near.east;
    return start
        + String.format(
            Locale.ROOT,
            ",,%s,%.1f",
            near.id,
            form == Form.ZONES ? 0 : distance + noise * random.nextGaussian());
  }

  static Station nearest(Fix f) {
    Station best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Station s : stations()) {
      boolean same = f.along > 0 ? s.along > 0 && s.east == f.east : s.along == 0;
      double d = Math.abs(s.east - f.east) + Math.abs(s.along - f.along);
      if (same && d < least) {
        least = d;
        best = s;
      }
    }
    return best;
  }

  static String time(LocalDate day, int second) {
    return day.atStartOfDay().plusSeconds(second).toString() + (second % 60 == 0 ? ":00" : "");
  }

  /** The case for {@link CaseRegion} of these rows: roads, stations, files. */
  String region(Map<String, List<String>> rows, List<Station> stations) {
    StringBuilder json = new StringBuilder("{\"title\":\"\",\"walks\":[],\"tables\":{");
    json.append(
        "\"readers.csv\":[\"mine_code,reader_id,kind,easting_m,northing_m,elevation_m,range_m,");
    json.append("positive_azimuth_deg\"");
    for (Station s : stations) {
      json.append(
          String.format(
              Locale.ROOT,
              ",\"%s,%s,%s,@e%.0f,@n%.0f,1650,%d,%d\"",
              CaseRegion.MINE,
              s.id,
              form == Form.ZONES ? "zone" : "precise",
              s.east,
              1000 + s.along,
              form == Form.ZONES ? 80 : 300,
              s.along > 0 ? 0 : 90));
    }
    json.append("],\"faces.csv\":null,\"face_progress.csv\":null},\"drawing\":{\"features\":[");
    json.append("{\"layer\":\"井田边界\",\"polygon\":[[0,0],[2000,0],[2000,2000],[0,2000]]},");
    json.append("{\"layer\":\"岩巷\",\"line\":[[100,1000,1650],[1800,1000,1650]]}");
    for (int b : BRANCHES) {
      json.append(
          String.format(
              Locale.ROOT,
              ",{\"layer\":\"煤巷\",\"line\":[[%d,1000,1650],[%d,%.0f,1650]]}",
              b,
              b,
              1000 + BRANCH_METRES));
    }
    json.append("]},\"files\":{");
    String comma = "";
    for (Map.Entry<String, List<String>> e : rows.entrySet()) {
      json.append(comma).append('"').append(e.getKey()).append("\":\"");
      json.append(String.join("\\n", e.getValue())).append("\\n\"");
      comma = ",";
    }
    return json.append("}}").toString();
  }
}
