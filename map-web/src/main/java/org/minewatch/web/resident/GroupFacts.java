package org.minewatch.web.resident;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.flow.Flow;
import org.minewatch.web.flow.Taken;
import org.minewatch.web.store.ResidentGroups;

/**
 * What a group is after its steps.
 *
 * @param since since when reports are owed; null before there is a group
 * @param leader who was last named, with the last day of it; null before
 * @param board null before it was written
 * @param reports quarter to the day on which its report was handed in
 */
record GroupFacts(
    int version,
    String state,
    @Nullable LocalDate since,
    List<Member> members,
    @Nullable Leader leader,
    @Nullable BoardText board,
    Map<Quarter, LocalDate> reports) {

  /** Somebody who is or was a member; {@code to} is the last day, null while none is set. */
  record Member(String login, String name, LocalDate from, @Nullable LocalDate to) {

    boolean isThere(LocalDate day) {
      return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Whether the membership goes on on a day or begins after it. */
    boolean isOpen(LocalDate day) {
      return to == null || !to.isBefore(day);
    }
  }

  /** Who leads; {@code until} is set when the leader leaves. */
  record Leader(String login, @Nullable LocalDate until) {}

  /** What the public board says beside the names. */
  record BoardText(String office, String phone, String words, LocalDate on) {}

  static GroupFacts of(List<Taken> steps, Flow flow) {
    String state = ResidentFlow.NONE;
    LocalDate since = null;
    List<Member> members = new ArrayList<>();
    Leader leader = null;
    BoardText board = null;
    Map<Quarter, LocalDate> reports = new TreeMap<>();
    for (Taken step : steps) {
      state = flow.after(step.kind(), state);
      switch (step.kind()) {
        case "found", "resume" -> since = day(step, "on");
        case "join" ->
            members.add(
                new Member(step.text("member"), step.text("memberName"), day(step, "from"), null));
        case "leave" -> {
          leave(members, step.text("member"), day(step, "on"));
          if (leader != null && leader.login().equals(step.text("member"))) {
            leader = new Leader(leader.login(), day(step, "on"));
          }
        }
        case "lead" -> leader = new Leader(step.text("member"), null);
        case "board" ->
            board =
                new BoardText(
                    step.text("office"), step.text("phone"), step.text("words"), day(step, "on"));
        case "report" ->
            reports.put(Quarter.parse(step.text("quarter")).orElseThrow(), day(step, "on"));
        default -> {
          // Changes the state alone.
        }
      }
    }
    return new GroupFacts(steps.size(), state, since, List.copyOf(members), leader, board, reports);
  }

  private static LocalDate day(Taken step, String name) {
    return LocalDate.parse(step.text(name));
  }

  private static void leave(List<Member> members, String login, LocalDate on) {
    for (int i = members.size() - 1; i >= 0; i--) {
      Member member = members.get(i);
      if (member.login().equals(login)) {
        members.set(i, new Member(login, member.name(), member.from(), on));
        return;
      }
    }
  }

  boolean isStanding() {
    return state.equals(ResidentGroups.STANDING);
  }

  /** The last membership of somebody, over or not. */
  Optional<Member> last(String login) {
    return members.stream().filter(m -> m.login().equals(login)).reduce((a, b) -> b);
  }

  boolean isMember(String login, LocalDate day) {
    return isStanding()
        && members.stream().anyMatch(m -> m.login().equals(login) && m.isThere(day));
  }

  /** Whether somebody is the leader on a day. */
  boolean leads(String login, LocalDate day) {
    return leader != null
        && leader.login().equals(login)
        && (leader.until() == null || !day.isAfter(leader.until()))
        && isMember(login, day);
  }

  /** Since when somebody has been at the mine without having been away for longer than a gap. */
  LocalDate servedSince(Member member, int gapDays) {
    LocalDate since = member.from();
    for (int i = members.size() - 1; i >= 0; i--) {
      Member earlier = members.get(i);
      if (earlier.login().equals(member.login())
          && earlier.from().isBefore(since)
          && earlier.to() != null
          && !earlier.to().plusDays(gapDays).isBefore(since)) {
        since = earlier.from();
      }
    }
    return since;
  }

  List<ResidentGroups.Stint> stints() {
    return members.stream()
        .map(m -> new ResidentGroups.Stint(m.login(), m.from(), m.to()))
        .toList();
  }
}
