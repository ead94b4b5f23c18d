package org.minewatch.web.tip;

import java.util.Optional;
import org.minewatch.web.account.Actor;
import org.minewatch.web.flow.Flow.Bar;
import org.minewatch.wording.Text;

/** What keeps a step about a tip-off from being taken though its state and role are right. */
final class TipRules {
  private TipRules() {}

  static Optional<Bar> bar(TipFacts facts, String kind, Actor actor) {
    return switch (kind) {
      case "identify" -> hide(facts.named(), "举报人已登记", "who told is known already");
      case "unlink" -> hide(facts.findings().isEmpty(), "没有关联的线索", "it is linked with nothing");
      case "reward-propose" ->
          hide(
              !facts.named()
                  || "unfounded".equals(facts.result())
                  || !(facts.reward().equals(TipFacts.NO_REWARD)
                      || facts.reward().equals("refused")),
              "实名举报查实后才能提请奖励，且只提请一次",
              "a reward is for who is known and was right, and is proposed once");
      case "reward-approve" -> second(facts.reward(), facts.proposer(), actor);
      case "reward-refuse" ->
          hide(!facts.reward().equals("proposed"), "没有待批准的奖励", "no reward waits to be decided");
      case "reward-paid" ->
          hide(!facts.reward().equals("approved"), "没有已批准的奖励", "no reward is approved");
      case "reopen" ->
          hide(
              facts.reward().equals("approved") || facts.reward().equals("paid"),
              "奖励已批准，不能重新办理",
              "a reward is approved; it cannot be taken up again");
      case "unmask-ask" ->
          hide(
              !facts.named() || facts.look() != null && facts.look().waits(),
              "没有登记举报人，或已有申请等待答复",
              "nobody is named, or a wish waits to be answered");
      case "unmask-approve", "unmask-refuse" -> answer(facts, kind, actor);
      default -> Optional.empty();
    };
  }

  private static Optional<Bar> second(String reward, String proposer, Actor actor) {
    if (!reward.equals("proposed")) {
      return hide(true, "没有待批准的奖励", "no reward waits to be decided");
    }
    return actor.login().equals(proposer)
        ? Optional.of(new Bar(new Text("提请人不能自己批准", "who proposed it cannot approve it"), true))
        : Optional.empty();
  }

  private static Optional<Bar> answer(TipFacts facts, String kind, Actor actor) {
    if (facts.look() == null || !facts.look().waits()) {
      return hide(true, "没有待答复的申请", "no wish waits to be answered");
    }
    return kind.equals("unmask-approve") && actor.login().equals(facts.look().by())
        ? Optional.of(new Bar(new Text("申请人不能自己同意", "who asked cannot allow it"), true))
        : Optional.empty();
  }

  private static Optional<Bar> hide(boolean barred, String zh, String en) {
    return barred ? Optional.of(new Bar(new Text(zh, en), false)) : Optional.empty();
  }
}
