package org.minewatch.web.tip;

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

/** The steps of a tip-off; who may take which, and from where, is {@code tip-steps.csv}. */
final class TipFlow {
  static final List<String> UNFINISHED = List.of("received", "accepted", "concluded");
  static final List<String> STATES =
      List.of("received", "accepted", "concluded", "declined", "duplicate", "transferred");

  private static final double MOST_YUAN = 1_000_000;

  /** What is written down of a tip-off besides who told. */
  static final List<StepField> RECEIPT =
      List.of(
          choice("channel", true, "phone", "letter", "visit", "online", "transferred", "other"),
          date("cameOn", true),
          line("mine", false),
          line("place", false),
          line("happened", false),
          words("words", true));

  static final Step RECEIVE = Step.apart("receive", "登记举报", "receive a tip-off");

  private TipFlow() {}

  static Flow load() {
    return Flow.beside(
        TipFlow.class,
        "tip-steps.csv",
        Set.copyOf(STATES),
        List.of(
            RECEIVE,
            Step.apart("identify", "登记举报人", "note who told"),
            Step.of("accept", "受理", "accept"),
            Step.of(
                "decline",
                "不予受理",
                "decline",
                choice("reason", true, "not-ours", "no-facts", "settled", "other"),
                words("words", true)),
            Step.of("duplicate", "并入重复举报", "join to an earlier one", line("of", true)),
            Step.of(
                "transfer",
                "移送",
                "transfer",
                choice("to", true, "natural-resources", "police", "discipline", "other"),
                line("documentNo", true),
                words("words", false)),
            Step.of("link", "关联线索", "link with a finding", line("finding", true)),
            Step.of(
                "unlink",
                "取消关联",
                "unlink from a finding",
                line("finding", true),
                words("words", true)),
            Step.of("extend", "延长期限", "extend", date("deadline", true), words("words", true)),
            Step.of(
                "conclude",
                "办结",
                "conclude",
                choice("result", true, "true", "partly", "unfounded"),
                words("words", true)),
            Step.of(
                "reply",
                "答复举报人",
                "reply",
                date("on", true),
                choice("how", true, "phone", "letter", "in-person", "unreachable")),
            Step.of("note", "备注", "note", words("words", true)),
            Step.of("reopen", "重新办理", "take up again", words("words", true)),
            Step.of(
                "reward-propose",
                "提请奖励",
                "propose a reward",
                number("amount", true, 1, MOST_YUAN),
                words("words", true)),
            Step.of("reward-approve", "批准奖励", "approve the reward", words("words", false)),
            Step.of("reward-refuse", "不批准奖励", "refuse the reward", words("words", true)),
            Step.of(
                "reward-paid",
                "登记发放",
                "note that it was paid",
                date("on", true),
                line("documentNo", true)),
            Step.of(
                "unmask-ask",
                "申请查看举报人",
                "ask to see who told",
                line("caseNumber", true),
                words("words", true)),
            Step.of("unmask-approve", "同意查看举报人", "let who told be seen"),
            Step.of("unmask-refuse", "不同意查看举报人", "not let who told be seen", words("words", true)),
            Step.apart("unmask-read", "查看举报人", "see who told")));
  }
}
