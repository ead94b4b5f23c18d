package org.minewatch.web.ogc;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.minewatch.web.store.Box;
import org.minewatch.web.store.FeaturePages.Key;
import org.minewatch.web.system.Problems;
import org.springframework.web.ErrorResponseException;

/**
 * What a request for items asks, checked: anything that the standard or we do not define is
 * refused.
 *
 * @param first the first night that is asked for; empty for the beginning
 * @param last the last one
 * @param timed whether a time was asked for at all
 */
record ItemsRequest(
    int limit,
    List<Box> boxes,
    Optional<LocalDate> first,
    Optional<LocalDate> last,
    boolean timed,
    Optional<String> mine,
    Optional<Key> after) {

  static final Set<String> PARAMETERS = Set.of("limit", "bbox", "datetime", "mine", "token");
  static final int MOST = 1000;
  private static final int USUAL = 100;
  private static final String OPEN = "..";

  private static final Pattern LIMIT = Pattern.compile("[0-9]{1,9}");
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,9}(\\.[0-9]{1,15})?");
  private static final Pattern MINE = Pattern.compile("[^\\p{Cntrl}/\\\\]{1,200}");
  private static final Pattern KEY =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)~([A-Za-z0-9._-]{1,64})~(\\d{1,9})~(.{1,200})");

  /**
   * Reads it.
   *
   * @param zone where a night has its date
   */
  static ItemsRequest of(Map<String, String[]> asked, ZoneId zone) {
    requireOnly(asked, PARAMETERS);
    Optional<String> time = find(asked, "datetime");
    Optional<LocalDate> first = Optional.empty();
    Optional<LocalDate> last = Optional.empty();
    if (time.isPresent()) {
      String[] ends = time.get().split("/", -1);
      if (ends.length > 2) {
        throw wrong("datetime", "a date or time, or two of them with / between");
      }
      first = end(ends[0], zone, ends.length == 2);
      last = end(ends[ends.length - 1], zone, ends.length == 2);
      if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
        throw wrong("datetime", "an interval that begins before it ends");
      }
      if (first.isEmpty() && last.isEmpty()) {
        throw wrong("datetime", "an interval with one end at least");
      }
    }
    return new ItemsRequest(
        find(asked, "limit").map(ItemsRequest::limit).orElse(USUAL),
        find(asked, "bbox").map(ItemsRequest::boxes).orElse(List.of()),
        first,
        last,
        time.isPresent(),
        find(asked, "mine").map(ItemsRequest::mine),
        find(asked, "token").map(ItemsRequest::token));
  }

  /** Refuses a parameter that is not among these, and one that is given twice. */
  static void requireOnly(Map<String, String[]> asked, Set<String> known) {
    asked.forEach(
        (name, values) -> {
          if (!known.contains(name)) {
            throw Problems.badRequest(
                "没有这个参数；可用的有 " + known, "there is no such parameter; there are " + known);
          }
          if (values.length != 1) {
            throw wrong(name, "given once");
          }
        });
  }

  private static Optional<String> find(Map<String, String[]> asked, String name) {
    return Optional.ofNullable(asked.get(name)).map(values -> values[0]);
  }

  private static ErrorResponseException wrong(String name, String right) {
    return Problems.badRequest("参数 " + name + " 不正确", name + " must be " + right);
  }

  private static int limit(String text) {
    if (!LIMIT.matcher(text).matches() || Integer.parseInt(text) < 1) {
      throw wrong("limit", "a whole number of 1 or more");
    }
    return Math.min(MOST, Integer.parseInt(text));
  }

  private static String mine(String text) {
    if (!MINE.matcher(text).matches()) {
      throw wrong("mine", "a mine's code");
    }
    return text;
  }

  /**
   * One box, two where it crosses the antimeridian; heights are passed over, since ours have none.
   */
  private static List<Box> boxes(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 4 && parts.length != 6) {
      throw wrong("bbox", "four numbers, or six with heights");
    }
    double[] n = new double[parts.length];
    for (int i = 0; i < n.length; i++) {
      if (!NUMBER.matcher(parts[i]).matches()) {
        throw wrong("bbox", "numbers with commas between");
      }
      n[i] = Double.parseDouble(parts[i]);
    }
    int half = n.length / 2;
    try {
      return n[0] <= n[half]
          ? List.of(new Box(n[0], n[1], n[half], n[half + 1]))
          : List.of(
              new Box(n[0], n[1], 180, n[half + 1]), new Box(-180, n[1], n[half], n[half + 1]));
    } catch (IllegalArgumentException e) {
      throw wrong("bbox", "west,south,east,north in degrees");
    }
  }

  private static Optional<LocalDate> end(String text, ZoneId zone, boolean mayBeOpen) {
    if (mayBeOpen && (text.isEmpty() || text.equals(OPEN))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.length() == 10
              ? LocalDate.parse(text)
              : OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDate());
    } catch (DateTimeException e) {
      throw wrong(
          "datetime", "2026-03-02, 2026-03-02T06:00:00Z, or an interval such as ../2026-03-02");
    }
  }

  /** The id of a feature, which is its key. */
  static String id(Key key) {
    return "%s~%s~%d~%s".formatted(key.night(), key.name(), key.number(), key.mineCode());
  }

  /** The key that an id stands for; empty when it is none. */
  static Optional<Key> key(String id) {
    var match = KEY.matcher(id);
    if (!match.matches() || !MINE.matcher(match.group(4)).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Key(
              LocalDate.parse(match.group(1)),
              match.group(4),
              match.group(2),
              Integer.parseInt(match.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What the next page begins after. */
  static String token(Key key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id(key).getBytes(StandardCharsets.UTF_8));
  }

  private static Key token(String text) {
    try {
      return key(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8))
          .orElseThrow(() -> wrong("token", "one that a page gave"));
    } catch (IllegalArgumentException e) {
      throw wrong("token", "one that a page gave");
    }
  }
}
