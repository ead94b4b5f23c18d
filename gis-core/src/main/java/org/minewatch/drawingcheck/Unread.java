package org.minewatch.drawingcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.wording.Text;

/**
 * Something that was not understood or not used of a drawing: what, how many, and where first.
 *
 * @param count 0 where the readers do not count it
 * @param first the entity or line where it was met first, else empty
 * @param layer the layer there, else empty
 */
public record Unread(Text what, long count, String first, String layer) {

  private static final String NOT_READ = "not read: ";
  private static final String AT_LINE = " (first at line ";
  private static final String FIRST = " (first: ";
  private static final String LAYER = ", layer ";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /** What the readers' sentences mean in Chinese, by words that only one of them has. */
  private static final Map<String, String> CHINESE =
      Map.of(
          "layer not recognised", "图层未识别，不据以判断",
          "hidden in CAD", "在 CAD 中冻结、关闭或不可见，仍已读入",
          "more than 50 km", "距许可范围 50 km 以外，已剔除",
          "cannot be converted", "坐标无法换算，已剔除",
          "end within 0.5 m", "起止点相距 0.5 m 以内的线已闭合",
          "cross or touch", "自相交的环已修正",
          "without length", "无长度的线或无面积的环",
          "stay lines", "面状图层上的未闭合线，按线处理",
          "joined into rings", "首尾相接的线已连成环");

  /** Sorts the readers' notes: what counts something is listed, the rest stays a sentence. */
  static List<Unread> of(List<String> notes) {
    List<Unread> found = new ArrayList<>();
    notes.forEach(n -> find(n).ifPresent(found::add));
    return found;
  }

  static Optional<Unread> find(String note) {
    if (!note.endsWith(")")) {
      return Optional.empty();
    }
    int at = note.indexOf(AT_LINE);
    if (note.startsWith(NOT_READ) && at > 0) {
      String what = note.substring(NOT_READ.length(), at);
      String kind = what.substring(what.indexOf(' ') + 1);
      String[] place = place(note.substring(at + AT_LINE.length(), note.length() - 1));
      return count(what)
          .map(
              n ->
                  new Unread(
                      new Text("未读取的图元 " + kind, "entities not read: " + kind),
                      n,
                      "line " + place[0],
                      place[1]));
    }
    int first = note.indexOf(FIRST);
    if (first < 0) {
      return Optional.empty();
    }
    String sentence = note.substring(0, first);
    String[] place = place(note.substring(first + FIRST.length(), note.length() - 1));
    return count(sentence)
        .map(n -> new Unread(new Text(chinese(sentence), sentence), n, place[0], place[1]));
  }

  private static Optional<Long> count(String sentence) {
    Matcher m = NUMBER.matcher(sentence);
    return m.find() ? Optional.of(Long.parseLong(m.group())) : Optional.empty();
  }

  /** The entity or line, and the layer where one is told. */
  private static String[] place(String words) {
    int layer = words.indexOf(LAYER);
    return layer < 0
        ? new String[] {words, ""}
        : new String[] {words.substring(0, layer), words.substring(layer + LAYER.length())};
  }

  private static String chinese(String sentence) {
    return CHINESE.entrySet().stream()
        .filter(e -> sentence.contains(e.getKey()))
        .map(Map.Entry::getValue)
        .sorted()
        .findFirst()
        .orElse("其他");
  }
}
