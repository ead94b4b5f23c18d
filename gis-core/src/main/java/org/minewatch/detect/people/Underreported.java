package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * {@code people.underreported}: more people went down with a shift than were reported for it, or
 * more heads were counted at the mouth than carry a card.
 */
final class Underreported implements Rule {

  @Override
  public RuleCode code() {
    return RuleCode.PEOPLE_UNDERREPORTED;
  }

  @Override
  public Set<String> tables() {
    return Set.of("persons.csv");
  }

  /** One shift in which two numbers differ by more than their tolerance. */
  private record Excess(
      Shift shift, int counted, int against, String countedZh, String countedEn, String source) {
    int persons() {
      return counted - against;
    }
  }

  @Override
  public Outcome judge(MineNight night) {
    if (night.isUnreadable("shift_reports.csv")) {
      return Unjudged.unreadable(this, night, "shift_reports.csv");
    }
    List<Shift> shifts = Shift.ofNight(night);
    if (shifts.isEmpty()) {
      return cannotJudge(
          night,
          "no-shift-reports",
          new Text("当夜没有上报班次", "no shift was reported for this night"),
          "shift_reports");
    }
    boolean positions = night.presence().isPresent();
    People people = People.of(night);
    List<Spell> spells = Spells.least(night);
    List<Spell> possible =
        Stream.concat(Spells.mostOfLastNight(night).stream(), Spells.most(night).stream()).toList();
    List<Excess> reported = new ArrayList<>();
    List<Excess> uncarded = new ArrayList<>();
    TreeSet<String> crew = new TreeSet<>();
    boolean compared = false;
    for (Shift shift : shifts) {
      Set<String> cards =
          spells.stream()
              .filter(shift::has)
              .map(Spell::cardId)
              .collect(Collectors.toCollection(TreeSet::new));
      int carded = people.count(cards);
      List<Tallies.Tally> tallies = Tallies.of(night, shift);
      if (shift.headcount().isPresent()) {
        int told = shift.headcount().getAsInt();
        compared |= positions || !tallies.isEmpty();
        Excess most = null;
        for (Tallies.Tally t : tallies) {
          most = larger(most, new Excess(shift, t.heads(), told, t.zh(), t.en(), t.source()));
        }
        most = larger(most, new Excess(shift, carded, told, "定位卡", "cards", shift.source()));
        if (isMuch(night, most)) {
          reported.add(most);
          crew.addAll(cards);
        }
      }
      // What no card tells of is seen only where the night knows who came in.
      if (positions && !tallies.isEmpty() && isCrewKnown(night, shift)) {
        compared = true;
        for (Tallies.Tally t : tallies) {
          Excess e =
              new Excess(
                  shift,
                  t.heads(),
                  present(shift, possible, people, t.isOfGoingIn(shift, spells)),
                  t.zh(),
                  t.en(),
                  t.source());
          if (isMuch(night, e)) {
            uncarded.add(e);
            break;
          }
        }
      }
    }
    List<Observation> seen = new ArrayList<>();
    if (!reported.isEmpty()) {
      seen.add(reported(night, reported, crew));
    }
    if (!uncarded.isEmpty()) {
      seen.add(uncarded(night, uncarded));
    }
    if (!compared) {
      return cannotJudge(
          night,
          "no-headcounts",
          new Text(
              "没有可与上报人数比较的定位、矿灯、门禁或视频人数",
              "there are no cards, lamps, gates or cameras to compare the reports with"),
          "tracks",
          "events");
    }
    return People.outcome(this, night, seen);
  }

  /**
   * Whoever may be among the heads counted with a shift, so that no card is missed: who came in
   * with it, even if not heard for long, and who was underground through its first hour. Of these
   * an instrument that counts who goes in did not count who had come in long before.
   */
  private static int present(Shift shift, List<Spell> spells, People people, boolean goingIn) {
    return people.count(
        spells.stream()
            .filter(s -> s.fromMillis() <= shift.middleMillis())
            .filter(
                s ->
                    cameWith(shift, s)
                        || s.toMillis() >= shift.fromMillis() + Shift.LATE_MILLIS
                            && !(goingIn && cameBefore(shift, s)))
            .map(Spell::cardId)
            .toList());
  }

  private static boolean cameWith(Shift shift, Spell s) {
    return s.entryKnown() && s.fromMillis() >= shift.fromMillis() - Shift.EARLY_MILLIS;
  }

  private static boolean cameBefore(Shift shift, Spell s) {
    return s.entryKnown() && s.fromMillis() < shift.fromMillis() - Shift.EARLY_MILLIS;
  }

  private static boolean isCrewKnown(MineNight night, Shift shift) {
    return shift.fromMillis() >= Spells.millis(night, night.night()) || !night.earlier(1).isEmpty();
  }

  private static Excess larger(Excess a, Excess b) {
    return a == null || b.persons() > a.persons() ? b : a;
  }

  private boolean isMuch(MineNight night, Excess e) {
    return e.persons()
        > Math.max(
            night.parameter(code().code(), "least_persons"),
            night.parameter(code().code(), "least_share") * e.against());
  }

  private Observation reported(MineNight night, List<Excess> excesses, Set<String> crew) {
    Excess worst = worst(excesses);
    Observation.Builder o =
        builder(night, "shift", excesses)
            .anchor("shift-totals")
            .title(
                "%s上报 %d 人，%s显示 %d 人入井，少报 %d 人（当夜 %d 个班次）"
                    .formatted(
                        worst.shift().name(),
                        worst.against(),
                        worst.countedZh(),
                        worst.counted(),
                        worst.persons(),
                        excesses.size()),
                "%d people were reported for the shift from %s, and by %s %d went down: %d more (%d shifts in this night)"
                    .formatted(
                        worst.against(),
                        clock(night, worst.shift()),
                        worst.countedEn(),
                        worst.counted(),
                        worst.persons(),
                        excesses.size()))
            .benign(
                "参观培训人员或其他班次人员未计入本班：只计随班入井并过半班的人员",
                "visitors and people of other shifts: only who came in with the shift and stayed through its middle is counted")
            .benign(
                "同一人持两张卡（补卡未注销）：按登记人员去重后计数",
                "one person with two cards: people are counted by the register, not cards");
    if (!crew.isEmpty()) {
      People.cite(
          o,
          night,
          crew,
          excesses.get(0).shift().fromMillis(),
          excesses.get(excesses.size() - 1).shift().toMillis());
    }
    return o.build();
  }

  private Observation uncarded(MineNight night, List<Excess> excesses) {
    Excess worst = worst(excesses);
    return builder(night, "without-card", excesses)
        .anchor("uncarded")
        .title(
            "%s %s计入井 %d 人，定位系统中只有 %d 人，%d 人没有定位（当夜 %d 个班次）"
                .formatted(
                    worst.shift().name(),
                    worst.countedZh(),
                    worst.counted(),
                    worst.against(),
                    worst.persons(),
                    excesses.size()),
            "By %s %d people went down with the shift from %s and positioning knows of %d: %d without a card (%d shifts in this night)"
                .formatted(
                    worst.countedEn(),
                    worst.counted(),
                    clock(night, worst.shift()),
                    worst.against(),
                    worst.persons(),
                    excesses.size()))
        .benign(
            "计数设备把同一人重复计数，或把短时下井人员计入：请核对录像和领卡记录",
            "an instrument that counts somebody twice, or a short visit: compare the recording with the lamp room's list")
        .build();
  }

  private Observation.Builder builder(MineNight night, String variant, List<Excess> excesses) {
    Excess worst = worst(excesses);
    Observation.Builder o =
        Observation.of(code(), variant, Observation.Source.REPORT)
            .repeated(excesses.size() > 1)
            .certainty(excesses.size() > 1 ? Certainty.CERTAIN_ON_DATA : Certainty.PROBABLE)
            .seen(
                night.at(excesses.get(0).shift().fromMillis()),
                night.at(
                    Math.min(
                        excesses.get(excesses.size() - 1).shift().toMillis(),
                        Spells.millis(night, night.night().plusDays(1)))))
            .measure("persons", worst.persons())
            .measure("persons_counted", worst.counted())
            .measure("persons_told", worst.against())
            .measure("shifts", excesses.size());
    for (Excess e : excesses) {
      o.evidence(
          "shift",
          "date",
          e.shift().date().toString(),
          "shift",
          e.shift().name(),
          "counted",
          e.counted(),
          "counted_by",
          e.countedEn(),
          "against",
          e.against(),
          "source",
          e.source());
    }
    return o;
  }

  private static Excess worst(List<Excess> excesses) {
    return excesses.stream().reduce(null, Underreported::larger);
  }

  private static String clock(MineNight night, Shift shift) {
    return night.at(shift.fromMillis()).toLocalDateTime().toString().replace('T', ' ');
  }
}
