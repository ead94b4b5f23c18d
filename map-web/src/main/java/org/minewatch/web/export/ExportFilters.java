package org.minewatch.web.export;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.minewatch.web.system.Problems;

/** The filters of a request, which are those of the list on the page. */
public final class ExportFilters {
  private static final int LONGEST = 200;
  private static final int MOST = 500;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final Map<String, List<String>> values;

  private ExportFilters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * @param known what the list can be narrowed by
   * @param asked parameters of the request without those of the file itself
   */
  static ExportFilters of(Set<String> known, Map<String, List<String>> asked) {
    TreeMap<String, List<String>> values = new TreeMap<>();
    asked.forEach(
        (name, all) -> {
          if (!known.contains(name)) {
            throw Problems.badRequest(
                "此清单没有筛选项 “%s”，可用：%s".formatted(shown(name), words(known)),
                "this list has no filter “%s”; it has %s".formatted(shown(name), words(known)));
          }
          List<String> given = all.stream().filter(v -> !v.isEmpty()).toList();
          if (given.size() > MOST || given.stream().anyMatch(v -> !isShort(v))) {
            throw Problems.badRequest(
                "%s 至多 %d 个值，每个至多 %d 个字符，不含控制字符".formatted(name, MOST, LONGEST),
                "%s may have %d values of %d characters at most, without control characters"
                    .formatted(name, MOST, LONGEST));
          }
          if (!given.isEmpty()) {
            values.put(name, given);
          }
        });
    return new ExportFilters(values);
  }

  private static boolean isShort(String value) {
    return value.length() <= LONGEST && !CONTROL.matcher(value).find();
  }

  private static String shown(String name) {
    return CONTROL.matcher(name.substring(0, Math.min(40, name.length()))).replaceAll("?");
  }

  private static String words(Set<String> known) {
    return known.isEmpty() ? "—" : String.join(", ", known.stream().sorted().toList());
  }

  public Optional<String> find(String name) {
    List<String> all = values.getOrDefault(name, List.of());
    if (all.size() > 1) {
      throw Problems.badRequest(name + " 只能给一个值", name + " takes one value");
    }
    return all.stream().findFirst();
  }

  /** Every value that was given of a filter that takes several. */
  public List<String> list(String name) {
    return values.getOrDefault(name, List.of());
  }

  public boolean is(String name) {
    return find(name).map(Boolean::parseBoolean).orElse(false);
  }

  /** The night that has to be named. */
  public LocalDate night() {
    String text =
        find("night")
            .orElseThrow(
                () ->
                    Problems.badRequest(
                        "须用 night=年-月-日 指明夜间", "say which night: night=yyyy-mm-dd"));
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Problems.badRequest("night 须为 年-月-日", "night must be yyyy-mm-dd");
    }
  }

  /** What was asked for, for the audit log and for who reads the file. */
  Map<String, List<String>> values() {
    return values;
  }
}
