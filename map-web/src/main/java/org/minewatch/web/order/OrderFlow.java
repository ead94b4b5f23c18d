package org.minewatch.web.order;

import static org.minewatch.web.review.StepField.choice;
import static org.minewatch.web.review.StepField.date;
import static org.minewatch.web.review.StepField.line;
import static org.minewatch.web.review.StepField.number;
import static org.minewatch.web.review.StepField.words;

import java.util.List;
import java.util.Set;
import org.minewatch.web.flow.Flow;
import org.minewatch.web.flow.Flow.Step;
import org.minewatch.web.review.StepField;

/** The steps of an order; who may take which, and from where, is {@code order-steps.csv}. */
final class OrderFlow {
  static final List<String> UNFINISHED = List.of("issued", "done", "accepted");
  static final List<String> STATES = List.of("issued", "done", "accepted", "lifted", "cancelled");

  /** Kinds in which nobody may work meanwhile, by their nature. */
  static final Set<String> HALTING = Set.of("stop", "withdraw");

  private static final double MOST_PEOPLE = 10_000;
  private static final double MOST_MARGIN_M = 500;

  /** What an order says. */
  static final List<StepField> ISSUE =
      List.of(
          line("mine", true),
          line("orderNo", true),
          choice("kind", true, "stop", "withdraw", "rectify", "promise"),
          date("from", false),
          date("deadline", false),
          number("ceiling", false, 0, MOST_PEOPLE),
          line("finding", false),
          number("bufferM", false, 1, MOST_MARGIN_M),
          line("place", false),
          new StepField("corners", StepField.Type.WORDS, false, List.of(), 0, 100_000),
          words("demand", true),
          choice("acceptor", true, Acceptors.KINDS.toArray(String[]::new)),
          line("acceptorName", false));

  static final Step ISSUED = Step.apart("issue", "下达指令", "issue an order");

  private OrderFlow() {}

  static Flow load() {
    return Flow.beside(
        OrderFlow.class,
        "order-steps.csv",
        Set.copyOf(STATES),
        List.of(
            ISSUED,
            Step.of("report-done", "报告完成，申请验收", "report it done", words("words", true)),
            Step.of(
                "sign",
                "登记签字",
                "note a signature",
                choice("signer", true, Acceptors.SIGNERS.toArray(String[]::new)),
                date("on", true),
                line("documentNo", true)),
            Step.of(
                "accept",
                "验收合格",
                "accept",
                line("acceptedBy", true),
                date("on", true),
                line("documentNo", true),
                words("words", false)),
            Step.of("refuse", "验收不合格", "refuse to accept", words("words", true)),
            Step.of("lift", "解除", "lift", date("on", true), line("documentNo", true)),
            Step.of(
                "extend",
                "调整期限",
                "change the deadline",
                date("deadline", true),
                words("words", true)),
            Step.of("follow-up", "跟踪督查", "follow up", words("words", true)),
            Step.of("cancel", "撤销（误下达）", "cancel (issued by mistake)", words("words", true))));
  }
}
