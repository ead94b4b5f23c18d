package org.minewatch.geo;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.geo.Crs.Grid;

/**
 * What a {@code crs} cell says, word by word, before anybody draws a conclusion from it. Each kind
 * of word is taken out of the text where it is found, so that the 80 of 西安80 is never a zone
 * number.
 *
 * @param epsg every EPSG code named
 * @param datums every datum named
 * @param wgs84 whether WGS 84 was named for a datum
 * @param grids every zone width named
 * @param zones every two-digit number that is left: zone numbers, where the text is sane
 * @param meridians central meridians named, in minutes of arc so that 102°30′ is not lost
 * @param geographic whether longitude and latitude are named
 * @param unsupportedGrid a zone width that EPSG does not know, such as 1.5°; empty when none
 * @param epsgStyle whether the words are those of EPSG names, where six degrees go without saying
 */
record CrsText(
    SortedSet<Integer> epsg,
    Set<Datum> datums,
    boolean wgs84,
    Set<Grid> grids,
    SortedSet<Integer> zones,
    SortedSet<Integer> meridians,
    boolean geographic,
    String unsupportedGrid,
    boolean epsgStyle) {

  private static final Pattern EPSG =
      Pattern.compile("EPSG[^0-9]{0,3}(?:[0-9.]+ )?(\\d{4,6})(?!\\d)|^ ?(\\d{4,5}) ?$");
  private static final Pattern HEIGHT =
      Pattern.compile("(?<!\\d)(?:(?:19)?(?:56|85) ?年?)?(?:国家|黄海)?[^ ]{0,4}高程(?:基准|系统?)?");
  private static final Pattern WGS84 = Pattern.compile("WGS ?-?(?:19)?84(?!\\d)");
  private static final Pattern MERIDIAN =
      Pattern.compile(
          "(?:中央子午线|中央经线|中心经线|东经|CM(?![A-Z])|CENTRAL MERIDIAN)[^0-9]{0,6}"
              + "(\\d{2,3})(?:(\\.\\d+)|[°度] ?(\\d{1,2})(?!\\d))?[°度]?['′分]? ?E?");
  private static final Pattern GRID =
      Pattern.compile("(?<![\\d.])([36三六]) ?(?:°|度|-? ?DEGREE) ?(?:分?带(?!号))?|度分带 ?([36])(?!\\d)");
  private static final Pattern ODD_GRID =
      Pattern.compile("(?<!\\d)(\\d\\.\\d+|[1-9]) ?(?:°|度|-? ?DEGREE) ?(?:分?带)?(?!\\d)");
  private static final Pattern TWO_DIGITS = Pattern.compile("(?<![\\d.])(\\d{2})(?![\\d.])");
  private static final Pattern GEOGRAPHIC =
      Pattern.compile(
          "经纬度|地理坐标|度分秒|GEOGRAPHIC|LONGITUDE|LATITUDE|LON ?LAT|LAT ?LON|D-?M-?S(?![A-Z])");

  /** In this order: what is special comes before what it contains. */
  private static final Map<Datum, Pattern> DATUMS = new LinkedHashMap<>();

  static {
    DATUMS.put(
        Datum.NEW_BEIJING,
        Pattern.compile(
            "新 ?(?:北京)? ?(?:19)?54(?:年?北京)?(?:坐标系?)?|新 ?北京|NEW ?BEIJING(?: ?(?:19)?54)?"
                + "|北京 ?(?:19)?54 ?新|(?<!\\d)(?:19)?54年?北京坐标系?.{0,3}整体平差"));
    DATUMS.put(
        Datum.CGCS2000,
        Pattern.compile(
            "CGCS ?-?2000|CHINA GEODETIC COORDINATE SYSTEM 2000|国家大地坐标系?统? ?2000"
                + "|(?<!\\d)2000 ?年?(?:中国|国家|大地|坐标)|(?:中国|国家|大地) ?2000(?!\\d)"
                + "|(?<!\\d)2000系"));
    DATUMS.put(
        Datum.XIAN_1980,
        Pattern.compile(
            "西安 ?-?(?:19)?80|(?<!\\d)(?:19)?80 ?年?(?:国家)?(?:西安|大地)|(?<!\\d)(?:19)?80 ?年?国家"
                + "|(?<!\\d)(?:19)?80 ?年?坐标|国家 ?(?:19)?80(?!\\d)|(?<!\\d)80系"
                + "|XI ?['’]?AN ?-?(?:19)?80|IAG ?-?(?:19)?75"));
    DATUMS.put(
        Datum.BEIJING_1954,
        Pattern.compile(
            "北京 ?-?(?:19)?54|(?<!\\d)(?:19)?54 ?年?(?:北京|坐标)|(?<!\\d)54系"
                + "|BEIJING ?-?(?:19)?54|BJ ?-?(?:19)?54"));
  }

  static CrsText parse(String cell) {
    StringBuilder rest = new StringBuilder(normalised(cell));
    SortedSet<Integer> epsg = new TreeSet<>();
    take(rest, EPSG, m -> epsg.add(Integer.parseInt(m.group(1) != null ? m.group(1) : m.group(2))));
    take(rest, HEIGHT, m -> {});
    boolean wgs84 = take(rest, WGS84, m -> {});
    Set<Datum> datums = EnumSet.noneOf(Datum.class);
    DATUMS.forEach(
        (datum, words) -> {
          if (take(rest, words, m -> {})) {
            datums.add(datum);
          }
        });
    SortedSet<Integer> meridians = new TreeSet<>();
    take(rest, MERIDIAN, m -> meridians.add(minutes(m)));
    Set<Grid> grids = EnumSet.noneOf(Grid.class);
    take(
        rest,
        GRID,
        m -> {
          String width = m.group(1) != null ? m.group(1) : m.group(2);
          grids.add("3三".contains(width) ? Grid.ZONE_3_DEGREE : Grid.ZONE_6_DEGREE);
        });
    StringBuilder oddGrid = new StringBuilder();
    take(rest, ODD_GRID, m -> oddGrid.append(m.group(1)));
    boolean epsgStyle = rest.indexOf("GAUSS-KR") >= 0;
    boolean geographic = take(rest, GEOGRAPHIC, m -> {});
    SortedSet<Integer> zones = new TreeSet<>();
    take(rest, TWO_DIGITS, m -> zones.add(Integer.parseInt(m.group(1))));
    return new CrsText(
        epsg, datums, wgs84, grids, zones, meridians, geographic, oddGrid.toString(), epsgStyle);
  }

  Optional<Grid> grid() {
    return grids.size() == 1 ? Optional.of(grids.iterator().next()) : Optional.empty();
  }

  OptionalInt zone() {
    return zones.size() == 1 ? OptionalInt.of(zones.first()) : OptionalInt.empty();
  }

  /** Full-width forms become plain, separators become single spaces, letters capitals. */
  private static String normalised(String cell) {
    return Normalizer.normalize(cell.replaceAll("[º˚゜⁰]", "°"), Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s,;:、/()\\[\\]<>{}_|“”\"【】〔〕《》。=]+", " ")
        .strip();
  }

  private static int minutes(MatchResult m) {
    int degrees = Integer.parseInt(m.group(1));
    if (m.group(2) != null) {
      return (int) Math.round((degrees + Double.parseDouble("0" + m.group(2))) * 60);
    }
    return degrees * 60 + (m.group(3) == null ? 0 : Integer.parseInt(m.group(3)));
  }

  /** Takes every match out of the text, a space in its place; whether there was one. */
  private static boolean take(StringBuilder rest, Pattern words, Consumer<MatchResult> use) {
    Matcher m = words.matcher(rest.toString());
    boolean found = m.find();
    if (found) {
      String left =
          m.replaceAll(
              r -> {
                use.accept(r);
                return " ";
              });
      rest.setLength(0);
      rest.append(left);
    }
    return found;
  }
}
