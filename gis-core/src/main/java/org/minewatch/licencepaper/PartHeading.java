package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that heads a part of a licence (一、 / 区块二 / 第三部分 / B区 / 金藏采区 / 4号煤层), and the marker of a
 * deducted area (扣除以下范围).
 *
 * @param style which kind of heading, so that like can be told from like
 */
record PartHeading(String name, Style style) {

  enum Style {
    ENUMERATED,
    BLOCK,
    ORDINAL,
    LETTERED,
    NAMED,
    SEAM
  }

  private static final int MOST_CHARS = 60;
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:区块|块段|分区|采区|矿段|井区|地块|图斑)\\s*(?:[一二三四五六七八九十]{1,3}|\\d{1,3}|[A-ZⅠ-Ⅻ])(?![\\d.])");
  private static final Pattern ORDINAL =
      Pattern.compile("第\\s*[一二三四五六七八九十\\d]{1,3}\\s*(?:区块|区|块|部分|采区|井田|矿段)");
  private static final Pattern LETTERED =
      Pattern.compile("^(?:[A-Z]|[甲乙丙丁]|[Ⅰ-Ⅻ]{1,3})\\s*(?:号)?\\s*(?:区块|区|块|矿段|采区)");
  private static final Pattern ENUMERATED =
      Pattern.compile("^[(]?[一二三四五六七八九十]{1,3}(?:[)][、.:]?|[、.:]|\\s|$)\\s*(?<rest>.*)$");
  private static final Pattern NAMED =
      Pattern.compile("^(?<name>[^:=|,\\t]{1,15}(?:矿段|采区|井区|块段|区块|分区))(?:[(:,\\s|].*|)$");
  private static final Pattern SEAM =
      Pattern.compile("^[^:=]{0,14}?\\d[^:=]{0,10}(?:号|#)?煤(?:层)?[^:=]{0,6}:?$");
  private static final Pattern DEDUCTED = Pattern.compile("扣除|除去|不含|剔除|挖除|不包括|扣减");
  private static final Pattern NOTHING = Pattern.compile("[:|\\s]\\s*(?:无|/|-)\\s*[。;]?\\s*$");
  private static final Pattern POINTS_AHEAD = Pattern.compile("以下|下列|如下|范围|区域|区块|拐点|坐标|井田");
  private static final Pattern SEAM_NAMES =
      Pattern.compile("[A-Za-z]?\\d{1,2}(?:[-~]\\d{1,2})?[上中下]?");

  static Optional<PartHeading> of(String plain) {
    String text = plain.strip();
    if (text.isEmpty() || text.length() > MOST_CHARS) {
      return Optional.empty();
    }
    Matcher named = NAMED.matcher(text);
    Matcher block = BLOCK.matcher(text);
    if (block.find() && block.start() <= 12) {
      return heading(block.group(), Style.BLOCK);
    }
    Matcher ordinal = ORDINAL.matcher(text);
    if (ordinal.find() && ordinal.start() <= 4) {
      return heading(ordinal.group(), Style.ORDINAL);
    }
    Matcher lettered = LETTERED.matcher(text);
    if (lettered.find()) {
      return heading(lettered.group(), Style.LETTERED);
    }
    Matcher enumerated = ENUMERATED.matcher(text);
    if (enumerated.matches()) {
      String rest = PaperField.trimmed(enumerated.group("rest").replaceAll("[:(|\\t].*$", ""));
      return heading(rest.isEmpty() ? PaperField.trimmed(text) : rest, Style.ENUMERATED);
    }
    if (named.matches()) {
      return heading(named.group("name"), Style.NAMED);
    }
    return SEAM.matcher(text).matches() ? heading(text, Style.SEAM) : Optional.empty();
  }

  private static Optional<PartHeading> heading(String name, Style style) {
    return Optional.of(new PartHeading(PaperField.trimmed(name), style));
  }

  /** Whether a text line says that the corners after it are deducted. */
  static boolean isDeduction(String plain) {
    Matcher m = DEDUCTED.matcher(plain);
    if (!m.find() || plain.length() > MOST_CHARS || NOTHING.matcher(plain).find()) {
      return false;
    }
    boolean bare = PaperField.trimmed(plain.replaceAll("[-—()]", "")).length() <= 6;
    return bare || POINTS_AHEAD.matcher(plain.substring(m.start())).find();
  }

  /** {@code 4、5号煤层} to 4 and 5; {@code 3-15下号} stays one: a range of seams as printed. */
  static List<String> seams(String text) {
    List<String> seams = new ArrayList<>();
    if (!text.contains("煤") && !text.contains("号") && !text.contains("#") && text.length() > 30) {
      return seams;
    }
    for (String piece : text.split("[、,;/和及与\\s|\\t]+")) {
      String seam = piece.replaceAll("(?:号|#)?煤(?:层)?|号|#", "").strip();
      if (SEAM_NAMES.matcher(seam).matches() && !seams.contains(seam)) {
        seams.add(seam);
      }
    }
    return seams;
  }
}
