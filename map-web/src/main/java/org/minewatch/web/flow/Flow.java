package org.minewatch.web.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Role;
import org.minewatch.web.review.Refused;
import org.minewatch.web.review.StepField;
import org.minewatch.web.review.TableRows;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/**
 * Which steps there are, what is said with each, from which state it leads to which, and which
 * roles may take it: the last two are a table beside the feature, {@code step,from,to,roles,note}.
 */
public final class Flow {
  private static final String STAYS = "=";

  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final Map<String, Line> lines = new HashMap<>();

  /**
   * A step by the name that it has in requests, in the store and in the table.
   *
   * @param asked whether it is offered with a form; the others have a route of their own
   */
  public record Step(String kind, Text label, boolean asked, List<StepField> fields) {
    public static Step of(String kind, String zh, String en, StepField... fields) {
      return new Step(kind, new Text(zh, en), true, List.of(fields));
    }

    public static Step apart(String kind, String zh, String en) {
      return new Step(kind, new Text(zh, en), false, List.of());
    }
  }

  private record Line(Set<String> from, String to, Set<String> roles) {}

  /**
   * Why a step is not to be taken though its state and role are right.
   *
   * @param told whether the page says so; else the step is not offered
   */
  public record Bar(Text words, boolean told) {}

  /**
   * A step that may be taken, with what has to be said.
   *
   * @param refusal why somebody else has to take it; null when this person may
   */
  public record Next(String kind, List<StepField> fields, @Nullable Text refusal) {}

  private Flow(String table, Set<String> states, List<Step> all, List<TableRows.Row> rows) {
    all.forEach(step -> steps.put(step.kind(), step));
    for (TableRows.Row row : rows) {
      if (!steps.containsKey(row.get("step"))) {
        throw row.wrong("step", "is no step");
      }
      Set<String> from = Set.copyOf(row.words("from"));
      if (!states.containsAll(from)) {
        throw row.wrong("from", "has no such state");
      }
      if (!row.get("to").equals(STAYS) && !states.contains(row.get("to"))) {
        throw row.wrong("to", "is no state");
      }
      for (String role : row.words("roles")) {
        if (Role.of(role).isEmpty()) {
          throw row.wrong("roles", "names a role that there is not");
        }
      }
      lines.put(row.get("step"), new Line(from, row.get("to"), Set.copyOf(row.words("roles"))));
    }
    if (!lines.keySet().equals(steps.keySet())) {
      throw new IllegalArgumentException(table + " must have one line for each of " + steps);
    }
  }

  /** Reads the table beside a class. */
  public static Flow beside(Class<?> feature, String table, Set<String> states, List<Step> steps) {
    return new Flow(
        table,
        states,
        steps,
        TableRows.beside(feature, table, "step", "from", "to", "roles", "note").rows());
  }

  /** The step that a request wants to take with a form. */
  public Step asked(JsonNode body) {
    return Optional.ofNullable(steps.get(body.path("kind").stringValue("")))
        .filter(Step::asked)
        .orElseThrow(
            () -> Problems.badRequest("kind 不是可办理的步骤", "kind is no step that can be taken"));
  }

  /** The version that a request was made from. */
  public static int version(JsonNode body) {
    JsonNode version = body.path("version");
    if (!version.isIntegralNumber() || !version.canConvertToInt() || version.asInt() < 0) {
      throw Problems.badRequest("version 应为所见的版本号", "version must be that which you saw");
    }
    return version.asInt();
  }

  /** Where a step leads from a state. */
  public String after(String kind, String state) {
    Line line = lines.get(kind);
    return line == null || line.to().equals(STAYS) ? state : line.to();
  }

  public boolean isFor(String kind, Role role) {
    return lines.get(kind).roles().contains(role.wireName());
  }

  public boolean leadsFrom(String kind, String state) {
    return lines.get(kind).from().contains(state);
  }

  /** Throws why a step cannot be taken, if it cannot. */
  public void require(
      String kind, String state, Role role, Function<String, Optional<Bar>> barred) {
    Step step = steps.get(kind);
    if (!isFor(kind, role)) {
      throw Refused.person(
          new Text(
              role.zh() + "不能办理“" + step.label().zh() + "”",
              "as " + role.en() + " you may not " + step.label().en()));
    }
    if (!leadsFrom(kind, state)) {
      throw Refused.field(
          "kind",
          "当前状态不能办理“" + step.label().zh() + "”",
          "as things stand, one cannot " + step.label().en());
    }
    barred
        .apply(kind)
        .ifPresent(
            bar -> {
              throw bar.told()
                  ? Refused.person(bar.words())
                  : Refused.field("kind", bar.words().zh(), bar.words().en());
            });
  }

  /** The steps that a role may take from a state, also those that only another person may. */
  public List<Next> next(String state, Role role, Function<String, Optional<Bar>> barred) {
    List<Next> next = new ArrayList<>();
    for (Step step : steps.values()) {
      if (!step.asked() || !isFor(step.kind(), role) || !leadsFrom(step.kind(), state)) {
        continue;
      }
      Optional<Bar> bar = barred.apply(step.kind());
      if (bar.isEmpty()) {
        next.add(new Next(step.kind(), step.fields(), null));
      } else if (bar.get().told()) {
        next.add(new Next(step.kind(), List.of(), bar.get().words()));
      }
    }
    return next;
  }

  /** The answer to whoever saw an older version: what was done since. */
  public static ErrorResponseException changed(int version, List<Taken> all) {
    List<Taken> since = all.stream().filter(s -> s.seq() > version).toList();
    return Refused.changed(
        new Text(
            "您打开之后，他人已办理 " + since.size() + " 步；请看过再决定",
            "others have taken "
                + since.size()
                + " steps since you opened it; look before you go on"),
        Map.of("version", all.size(), "steps", since));
  }
}
