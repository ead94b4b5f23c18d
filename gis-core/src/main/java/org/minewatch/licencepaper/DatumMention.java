package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.geo.Datum;

/**
 * What a line of a paper says about the coordinate system: a datum, an EPSG code, or only a zone.
 *
 * @param datum the datum's printed name in its common form; empty when the line names only a zone
 * @param zones zone phrases of the same line: {@code 3度带}, {@code 37带}, {@code 中央子午线111度}
 */
record DatumMention(String datum, List<String> zones, long line) {

  private static final Pattern DATUM =
      Pattern.compile(
          "(?<epsg>EPSG\\s*:?\\s*\\d{4,5})"
              + "|(?<newbeijing>新\\s*(?:19)?54\\s*年?北京|新北京\\s*(?:19)?54)"
              + "|(?<cgcs>2000\\s*年?国家(?:大地)?|国家(?:大地)?(?:坐标系)?\\s*2000|CGCS\\s*2000|2000\\s*(?:大地)?坐标"
              + "|大地2000|国家2000)"
              + "|(?<xian>(?:19)?80\\s*年?\\s*西安|西安\\s*(?:19)?80|(?:19)?80\\s*年?国家大地|(?<!\\d)(?:19)?80\\s*坐标)"
              + "|(?<beijing>(?:19)?54\\s*年?\\s*北京|北京\\s*(?:19)?54|(?<!\\d)(?:19)?54\\s*坐标)"
              + "|(?<wgs>WGS\\s*-?_?\\s*(?:19)?84)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ZONE =
      Pattern.compile(
          "(?<width>[36三六])\\s*[°度]\\s*(?:分)?带"
              + "|几度分带\\s*[=:]\\s*(?<band>[36])"
              + "|带号\\s*(?:[:=为是]|\\s)?\\s*(?<number>\\d{2})(?!\\d)"
              + "|(?:第)?(?<!\\d)(?<zone>\\d{2})\\s*(?:度)?(?:号)?带(?!号)"
              + "|中央(?:子午线|经线)\\s*[:=为是]?\\s*(?:东经|E)?\\s*(?<meridian>\\d{2,3})\\s*[°度]?");

  DatumMention {
    zones = List.copyOf(zones);
  }

  /**
   * The mentions of a plain line: one a datum, in their order; one without a datum for bare zones.
   */
  static List<DatumMention> scan(long line, String plain) {
    List<String> zones = zones(plain);
    Set<String> names = new LinkedHashSet<>();
    Matcher m = DATUM.matcher(plain);
    while (m.find()) {
      names.add(name(m));
    }
    List<DatumMention> mentions = new ArrayList<>();
    for (String name : names) {
      mentions.add(new DatumMention(name, zones, line));
    }
    if (mentions.isEmpty() && !zones.isEmpty()) {
      mentions.add(new DatumMention("", zones, line));
    }
    return mentions;
  }

  private static String name(Matcher m) {
    if (m.group("epsg") != null) {
      return "EPSG:" + m.group("epsg").replaceAll("\\D", "");
    }
    if (m.group("newbeijing") != null) {
      return Datum.NEW_BEIJING.nameZh();
    }
    if (m.group("cgcs") != null) {
      return Datum.CGCS2000.nameZh();
    }
    if (m.group("xian") != null) {
      return Datum.XIAN_1980.nameZh();
    }
    return m.group("beijing") != null ? Datum.BEIJING_1954.nameZh() : "WGS84";
  }

  private static List<String> zones(String plain) {
    Set<String> zones = new LinkedHashSet<>();
    Matcher m = ZONE.matcher(plain);
    while (m.find()) {
      if (m.group("width") != null || m.group("band") != null) {
        String width = m.group("width") != null ? m.group("width") : m.group("band");
        zones.add((width.equals("三") || width.equals("3") ? "3" : "6") + "度带");
      } else if (m.group("meridian") != null) {
        zones.add("中央子午线" + m.group("meridian") + "度");
      } else {
        zones.add((m.group("number") != null ? m.group("number") : m.group("zone")) + "带");
      }
    }
    return List.copyOf(zones);
  }

  /** The cell for {@code licences.csv} when nothing better is known: datum, then zones. */
  String cell(List<String> zonesOfPaper) {
    List<String> parts = new ArrayList<>();
    if (!datum.isEmpty()) {
      parts.add(datum);
    }
    parts.addAll(zones.isEmpty() ? zonesOfPaper : zones);
    return String.join(" ", parts);
  }
}
