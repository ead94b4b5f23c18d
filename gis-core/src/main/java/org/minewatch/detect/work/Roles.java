package org.minewatch.detect.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minewatch.region.CardHolder;

/**
 * What the holder of a card is underground for, as far as the register tells: the same hours at the
 * same place mean a face when a heading crew spends them, and nothing when a pump attendant does.
 */
final class Roles {
  /** What somebody is there for. */
  enum Role {
    /** Wins coal or drives a heading. */
    CREW,
    /** Passes faces to look, measure or lead: no crew however long the visit. */
    PASSER,
    /** Has a post, a road to repair or a machine to mind. */
    POST,
    /** The register does not say. */
    UNKNOWN
  }

  private static final List<String> PASSING =
      List.of(
          "领导", "矿长", "总工", "安全", "安监", "安检", "瓦斯", "瓦检", "测风", "测尘", "测量", "地测", "地质", "技术", "调度",
          "巡检", "检查", "监察", "救护");
  private static final List<String> CREW_TEAMS = List.of("采煤", "综采", "掘进", "综掘", "开拓", "采掘", "炮采");
  private static final List<String> CREW_JOBS =
      List.of("采煤", "掘进", "支护", "爆破", "放炮", "打眼", "采掘", "综掘", "综采", "凿岩", "出渣", "挖煤");

  private final Map<String, CardHolder> holders = new HashMap<>();

  Roles(List<CardHolder> holders) {
    holders.forEach(h -> this.holders.putIfAbsent(h.cardId(), h));
  }

  /** Whether anybody's job or team is known. */
  boolean any() {
    return holders.values().stream().anyMatch(h -> !h.job().isEmpty() || !h.team().isEmpty());
  }

  Role of(String cardId) {
    CardHolder h = holders.get(cardId);
    if (h == null || h.job().isEmpty() && h.team().isEmpty() && !h.leader()) {
      return Role.UNKNOWN;
    }
    if (h.leader() || holds(PASSING, h.job()) || h.job().isEmpty() && holds(PASSING, h.team())) {
      return Role.PASSER;
    }
    return holds(CREW_TEAMS, h.team()) || holds(CREW_JOBS, h.job()) ? Role.CREW : Role.POST;
  }

  /** Empty when not known. */
  String team(String cardId) {
    CardHolder h = holders.get(cardId);
    return h == null ? "" : h.team();
  }

  private static boolean holds(List<String> words, String text) {
    return words.stream().anyMatch(text::contains);
  }
}
