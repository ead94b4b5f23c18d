package org.minewatch.web.resident;

import static org.minewatch.web.review.StepField.choice;
import static org.minewatch.web.review.StepField.date;
import static org.minewatch.web.review.StepField.line;
import static org.minewatch.web.review.StepField.words;

import java.util.List;
import java.util.Set;
import org.minewatch.web.flow.Flow;
import org.minewatch.web.flow.Flow.Step;
import org.minewatch.web.review.StepField;
import org.minewatch.web.store.ResidentGroups;

/** The steps of a group and of a task; who may take which, and from where, are two tables. */
final class ResidentFlow {
  /** State of a mine that never had a group. */
  static final String NONE = "none";

  static final String ENDED = "ended";
  static final List<String> TASK_STATES = List.of("open", "done", "cancelled");

  /**
   * Tasks that wait for somebody; one that is done can still be returned and is kept for looking.
   */
  static final List<String> UNFINISHED = List.of("open");

  static final List<StepField> GIVE =
      List.of(
          line("mine", true),
          words("words", true),
          date("due", true),
          line("member", false),
          choice("source", false, "none", "case", "order", "hazard"),
          line("sourceNo", false));

  static final Step GIVEN = Step.apart("give", "交办任务", "give a task");

  private ResidentFlow() {}

  static Flow groups() {
    return Flow.beside(
        ResidentFlow.class,
        "group-steps.csv",
        Set.of(NONE, ResidentGroups.STANDING, ENDED),
        List.of(
            Step.of("found", "成立驻矿监管组", "found a resident group", date("on", true)),
            Step.of("join", "增加成员", "add a member", line("member", true), date("from", true)),
            Step.of(
                "leave",
                "成员离组",
                "end a membership",
                line("member", true),
                date("on", true),
                words("words", true)),
            Step.of("lead", "确定组长", "name the leader", line("member", true)),
            Step.of(
                "board",
                "填写公示牌",
                "write the public board",
                line("office", true),
                line("phone", true),
                words("words", false)),
            Step.of(
                "report",
                "提交季度报告",
                "hand in a quarterly report",
                line("quarter", true),
                date("on", true),
                words("words", true)),
            Step.of("end", "撤销驻矿监管组", "end the group", words("words", true)),
            Step.of("resume", "恢复驻矿监管组", "resume the group", date("on", true))));
  }

  static Flow tasks() {
    return Flow.beside(
        ResidentFlow.class,
        "task-steps.csv",
        Set.copyOf(TASK_STATES),
        List.of(
            GIVEN,
            Step.of("done", "报告完成", "report it done", words("words", true)),
            Step.of("return", "退回重办", "return it", words("words", true)),
            Step.of("extend", "调整期限", "change the day", date("due", true), words("words", true)),
            Step.of(
                "hand-over",
                "改交他人",
                "give it to somebody else",
                line("member", false),
                words("words", true)),
            Step.of("note", "备注", "add a note", words("words", true)),
            Step.of("cancel", "撤销任务", "cancel it", words("words", true))));
  }
}
