package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.Severity;
import org.minewatch.web.review.Paging;
import org.minewatch.web.store.Box;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.springframework.web.ErrorResponseException;

/** Turns text of a request into values, or answers with what would be right. */
final class RequestChecks {

  /** Finding ids, rules and layers, as the exchange format has them. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Mine codes are whatever a region calls its mines, on one line. */
  private static final Pattern MINE = Pattern.compile("[^\\p{Cntrl}/\\\\]{1,200}");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}(\\.\\d{1,15})?");

  private static final String BOX_ZH = "bbox 应为 西,南,东,北，单位为度";

  private RequestChecks() {}

  /** A code of the path or of a query. */
  static String code(String what, String text) {
    if (!CODE.matcher(text).matches()) {
      throw badRequest(
          "代码须为 1 至 64 个字母、数字或 . _ -", what + " must be 1 to 64 letters, digits or . _ -");
    }
    return text;
  }

  /** A mine's code. */
  static String mine(String text) {
    if (!MINE.matcher(text).matches()) {
      throw badRequest(
          "矿井编码须为 1 至 200 个字符，不含 / 和 \\",
          "a mine's code must be 1 to 200 characters without / and \\\\");
    }
    return text;
  }

  /** A mine's code that may be absent or empty. */
  static Optional<String> optionalMine(@Nullable String text) {
    return text == null || text.isEmpty() ? Optional.empty() : Optional.of(mine(text));
  }

  /** A code that may be absent or empty. */
  static Optional<String> optionalCode(String what, @Nullable String text) {
    return text == null || text.isEmpty() ? Optional.empty() : Optional.of(code(what, text));
  }

  static List<Severity> severities(@Nullable List<String> names) {
    return names == null ? List.of() : names.stream().map(RequestChecks::severity).toList();
  }

  private static Severity severity(String name) {
    for (Severity severity : Severity.values()) {
      if (severity.wireName().equals(name.toLowerCase(Locale.ROOT))) {
        return severity;
      }
    }
    throw badRequest(
        "severity 应为 notice、warning、major 或 critical",
        "severity must be notice, warning, major or critical");
  }

  static Optional<String> state(@Nullable String state) {
    if (state == null || state.isEmpty()) {
      return Optional.empty();
    }
    if (!state.equals("open") && !state.equals("ended")) {
      throw badRequest("state 应为 open 或 ended", "state must be open or ended");
    }
    return Optional.of(state);
  }

  static Optional<Judgement.State> judgement(@Nullable String state) {
    if (state == null || state.isEmpty()) {
      return Optional.empty();
    }
    for (Judgement.State s : Judgement.State.values()) {
      if (s.wireName().equals(state)) {
        return Optional.of(s);
      }
    }
    throw badRequest(
        "state 应为 judged、partial 或 cannot-judge", "state must be judged, partial or cannot-judge");
  }

  static PageRequest page(int page, int size) {
    try {
      return new PageRequest(page, size);
    } catch (IllegalArgumentException e) {
      throw badRequest("page 或 size 超出范围", e.getMessage());
    }
  }

  /** A page of a list that is whole where nobody asks for pages. */
  static <T> List<T> part(List<T> all, int page, @Nullable Integer size) {
    return size == null ? all : Paging.of(all, page(page, size)).items();
  }

  /** A box as {@code west,south,east,north}; empty when absent. */
  static Optional<Box> box(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    String[] numbers = text.split(",", -1);
    if (numbers.length != 4) {
      throw badRequest(BOX_ZH, "bbox must be west,south,east,north in degrees");
    }
    for (String number : numbers) {
      if (!NUMBER.matcher(number).matches()) {
        throw badRequest(BOX_ZH, "bbox must be west,south,east,north in degrees");
      }
    }
    try {
      return Optional.of(
          new Box(
              Double.parseDouble(numbers[0]),
              Double.parseDouble(numbers[1]),
              Double.parseDouble(numbers[2]),
              Double.parseDouble(numbers[3])));
    } catch (IllegalArgumentException e) {
      throw badRequest(BOX_ZH, e.getMessage());
    }
  }

  static ErrorResponseException badRequest(String zh, String en) {
    return Problems.badRequest(zh, en);
  }

  static ErrorResponseException badRequest(Text reason) {
    return Problems.badRequest(reason.zh(), reason.en());
  }

  static ErrorResponseException notFound(String zh, String en) {
    return Problems.notFound(zh, en);
  }

  /** The answer for a mine that a night does not have, or that is none of one's business. */
  static ErrorResponseException noMine(LocalDate night, String mineCode) {
    return Problems.notFound(
        "%s 夜没有煤矿 %s".formatted(night, mineCode), "no mine " + mineCode + " in the night " + night);
  }
}
