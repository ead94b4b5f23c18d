package org.minewatch.nightly;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Position files of a case. A walk is some people at a place, or along a path at even speed, for
 * some minutes; noise is seeded by card and start, so that every run writes the same.
 */
final class CaseWalks {
  private static final double JUMP_SHARE = 0.02;

  private CaseWalks() {}

  /** Lines of the position files, header first, by path. */
  static Map<String, List<String>> files(JsonNode walks) {
    Map<String, List<String>> files = new TreeMap<>();
    walks.forEach(walk -> add(walk, files));
    return files;
  }

  private static final double SHIFT_METRES = 1;
  private static final int FILE_SECONDS = 30;

  private static void add(JsonNode walk, Map<String, List<String>> files) {
    int first = walk.path("first_card").asInt(1);
    for (int i = 0; i < walk.path("people").asInt(1); i++) {
      // People on one way walk in a file; cards of one hand do not.
      double apart =
          walk.path("apart_s")
              .asDouble(Math.max(FILE_SECONDS, walk.get("minutes").doubleValue() * 60 / 20));
      int lag = walk.path("carried").asBoolean(false) ? 0 : (int) (apart * i);
      card(walk, "C%03d".formatted(first + i), lag, files);
    }
  }

  private static void card(JsonNode walk, String card, int lag, Map<String, List<String>> files) {
    LocalDateTime from = LocalDateTime.parse(walk.get("from").stringValue());
    Random random = new Random(31L * card.hashCode() + from.hashCode());
    double noise = walk.path("noise_m").asDouble(0.5);
    double jump = walk.path("jump_m").asDouble(0);
    int every = walk.path("every_s").asInt(20);
    long seconds = Math.round(walk.get("minutes").doubleValue() * 60);
    String accuracy = walk.has("accuracy_m") ? walk.get("accuracy_m").asString() : "";
    String reader = walk.path("reader").asString("");
    String mine = walk.path("mine").asString(CaseRegion.MINE);
    for (long s = 0; s <= seconds; s += every) {
      LocalDateTime time = from.plusSeconds(s);
      double[] at = place(walk, seconds == 0 ? 0 : Math.max(0.0, s - lag) / seconds);
      double e = at[0] + noise * random.nextGaussian();
      double n = at[1] + noise * random.nextGaussian();
      if (!walk.has("path") && !walk.path("lying").asBoolean(false)) {
        // Nobody holds still for hours: everybody shifts about, another way each quarter of an
        // hour.
        double turn = new Random(card.hashCode() + 7919L * (s / 900)).nextDouble() * 2 * Math.PI;
        e += SHIFT_METRES * Math.cos(turn);
        n += SHIFT_METRES * Math.sin(turn);
      }
      if (jump > 0 && random.nextDouble() < JUMP_SHARE) {
        double direction = 2 * Math.PI * random.nextDouble();
        e += jump * Math.cos(direction);
        n += jump * Math.sin(direction);
      }
      List<String> file =
          files.computeIfAbsent(
              "tracks/" + mine + "/" + time.toLocalDate() + ".csv",
              k ->
                  new ArrayList<>(
                      List.of(
                          "card_id,time,easting_m,northing_m,reader_id,distance_m,accuracy_m")));
      file.add(
          reader.isEmpty()
              ? String.join(
                  ",",
                  card,
                  time.toString(),
                  CaseRegion.plain(CaseRegion.EASTING + e),
                  CaseRegion.plain(CaseRegion.NORTHING + n),
                  "",
                  "",
                  accuracy)
              : String.join(
                  ",",
                  card,
                  time.toString(),
                  "",
                  "",
                  reader,
                  distance(walk, seconds == 0 ? 0 : (double) s / seconds, noise, random),
                  accuracy));
    }
  }

  /** What a station reads: one distance, or from one to another at even speed. */
  private static String distance(JsonNode walk, double share, double noise, Random random) {
    JsonNode d = walk.path("distance_m");
    if (!d.isArray()) {
      return d.asString("12.5");
    }
    double from = d.get(0).doubleValue();
    double to = d.get(1).doubleValue();
    return CaseRegion.plain(from + share * (to - from) + noise * random.nextGaussian());
  }

  private static double[] place(JsonNode walk, double share) {
    JsonNode path = walk.has("path") ? walk.get("path") : null;
    if (path == null) {
      return new double[] {
        walk.get("at").get(0).doubleValue(), walk.get("at").get(1).doubleValue()
      };
    }
    double along = share * (path.size() - 1);
    int i = (int) Math.min(path.size() - 2, Math.floor(along));
    double t = along - i;
    double[] place = new double[2];
    for (int k = 0; k < 2; k++) {
      double a = path.get(i).get(k).doubleValue();
      double b = path.get(i + 1).get(k).doubleValue();
      place[k] = a + t * (b - a);
    }
    return place;
  }
}
