package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The labelled facts of a licence paper, with the headings they are printed under. */
enum PaperField {
  LICENCE_NO("采矿许可证(?:证)?(?:编)?号码?|(?<!安全生产)许可证(?:编)?号|(?<!许可)证号"),
  HOLDER("采矿权人(?:名称)?|采矿权申请人|申请人(?:名称)?"),
  MINE_NAME("矿山名称|矿山企业名称|项目名称"),
  MINERAL("开采(?:主)?矿种"),
  VALIDITY("有效期限?|许可证有效期|有效期间"),
  ISSUED("发证日期|发证时间|颁发日期"),
  CAPACITY("(?:设计|核定)?生产(?:规模|能力)"),
  CRS("坐标系统?|大地坐标系|坐标系名称"),
  BAND("几度分带|分带"),
  ZONE("带号"),
  CORNER_COUNT("拐点(?:总)?(?:个)?数|拐点个数"),
  SEAMS("(?:批准|批采|准采|许可)?(?:开采)?煤层(?:名称)?|开采层位"),
  TOTAL_AREA("总面积|矿区(?:总)?面积|采矿权面积|采矿许可证面积|合计面积|面积合计"),
  AREA("(?<!扣除|重叠|估算|占地|征地|用地|压覆|空区|剩余|可采)面积"),
  ELEVATION("开采(?:深度|标高)|准采标高|标高范围|标高|高程"),
  OTHER("地址|经济类型|开采方式|发证机关|联系人|电话|传真|邮编|备注|计量单位|投影类型|转换参数|精度" + "|格式版本号|数据产生单位|数据产生日期");

  private final String headings;

  PaperField(String headings) {
    this.headings = headings;
  }

  /**
   * A field of a line.
   *
   * @param value text between this heading and the next, or the end of the line
   * @param explicit whether a colon, an equals sign or a cell border follows the heading
   */
  record Found(PaperField field, String value, boolean explicit) {}

  private static final Pattern HEADING = headingPattern();
  private static final Pattern BORDER =
      Pattern.compile("^\\s*(?:[:=]|[(（]?[\\t|,]|\\s{2,})[\\s:=\\t|,]*");

  private static Pattern headingPattern() {
    StringBuilder all = new StringBuilder();
    for (PaperField field : values()) {
      all.append(all.isEmpty() ? "" : "|")
          .append("(?<")
          .append(groupName(field))
          .append('>')
          .append(field.headings)
          .append(')');
    }
    return Pattern.compile(all.toString());
  }

  private static String groupName(PaperField field) {
    return field.name().replace("_", "");
  }

  /** The fields of a plain line, from left to right. */
  static List<Found> scan(String plain) {
    record Hit(PaperField field, int start, int end) {}
    List<Hit> hits = new ArrayList<>();
    Matcher m = HEADING.matcher(plain);
    while (m.find()) {
      for (PaperField field : values()) {
        if (m.group(groupName(field)) != null) {
          hits.add(new Hit(field, m.start(), m.end()));
          break;
        }
      }
    }
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      int end = i + 1 < hits.size() ? hits.get(i + 1).start() : plain.length();
      String rest = plain.substring(hits.get(i).end(), end);
      Matcher border = BORDER.matcher(rest);
      boolean explicit = border.find();
      found.add(
          new Found(hits.get(i).field(), explicit ? rest.substring(border.end()) : rest, explicit));
    }
    return found;
  }

  /** A value without the punctuation and cell borders around it. */
  static String trimmed(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && isEdge(value.charAt(start))) {
      start++;
    }
    while (end > start && isEdge(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(start, end);
  }

  private static boolean isEdge(char c) {
    return Character.isWhitespace(c) || ":=|,;、。\"@".indexOf(c) >= 0;
  }
}
