package org.minewatch.web.order;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.store.CaseFindings;
import org.minewatch.web.store.JudgementView;
import org.minewatch.web.store.Layers;
import org.minewatch.web.store.MineOrder;
import org.minewatch.web.store.Nights;
import org.minewatch.web.store.Visible;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the latest night says of an order: whether it was watched, and whether it was kept to. */
final class OrderWatch {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String LAYER = "order";
  private static final String DEFIED = "order.defied";
  private static final String NOT_WITHDRAWN = "people.not-withdrawn";

  private final CaseFindings findings;
  private final Nights nights;
  private final Layers layers;

  OrderWatch(CaseFindings findings, Nights nights, Layers layers) {
    this.findings = findings;
    this.nights = nights;
    this.layers = layers;
  }

  /** How it stands. */
  enum State {
    /** Nothing has to stop. */
    NOT_ASKED,
    /** The latest night did not know the order. */
    UNKNOWN_TO_NIGHT,
    DEFIED,
    /** The night could not see enough to say. */
    CANNOT_SEE,
    /** Watched, and nothing was seen. */
    QUIET,
    /** Watched; what came of it is not for everybody. */
    WATCHED;

    String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** A finding that the order is not kept to. */
  record Sign(String findingId, String titleZh, String titleEn, OffsetDateTime lastSeen) {}

  /**
   * What the latest night says.
   *
   * @param reasonZh why it cannot see, empty otherwise
   */
  record Watched(
      String state,
      @Nullable LocalDate night,
      String reasonZh,
      String reasonEn,
      List<Sign> signs) {}

  /**
   * @param outcome whether the reader may learn that nothing was found; whoever may not know of
   *     sealed leads is told only that it was watched
   */
  Watched of(MineOrder order, Visible visible, boolean outcome) {
    Optional<LocalDate> night = findings.findLatestNight();
    if (!order.haltsWork() || order.to() != null || night.isEmpty()) {
      return said(State.NOT_ASKED, null, "", "", List.of());
    }
    String rule = order.kind().equals("withdraw") ? NOT_WITHDRAWN : DEFIED;
    boolean known =
        layers.listFeatures(night.get(), order.mineCode(), LAYER, Optional.empty()).stream()
            .anyMatch(f -> names(JSON.readTree(f.properties()), order.orderNo()));
    List<Sign> signs = new ArrayList<>();
    for (CaseFindings.Standing s : findings.listStanding(order.mineCode(), List.of(rule))) {
      if (visible.seesFinding(s.finding().id())
          && names(JSON.readTree(s.feature()), order.orderNo())) {
        signs.add(
            new Sign(s.finding().id(), s.finding().titleZh(), s.finding().titleEn(), s.lastSeen()));
      }
    }
    if (!signs.isEmpty()) {
      return said(State.DEFIED, night.get(), "", "", signs);
    }
    if (!known) {
      return said(State.UNKNOWN_TO_NIGHT, night.get(), "", "", List.of());
    }
    Optional<JudgementView> gap =
        nights
            .listJudgements(
                night.get(), Visible.EVERYTHING, Optional.of(order.mineCode()), Optional.empty())
            .stream()
            .filter(j -> j.rule().equals(rule) && !j.state().equals("judged"))
            .findFirst();
    if (gap.isPresent()) {
      return said(
          State.CANNOT_SEE, night.get(), gap.get().reasonZh(), gap.get().reasonEn(), List.of());
    }
    return said(outcome ? State.QUIET : State.WATCHED, night.get(), "", "", List.of());
  }

  private static Watched said(
      State state, @Nullable LocalDate night, String zh, String en, List<Sign> signs) {
    return new Watched(state.wireName(), night, zh, en, signs);
  }

  /** Whether a fact somewhere in a JSON object names the order. */
  private static boolean names(JsonNode node, String orderNo) {
    if (node.path("order_no").asString("").equals(orderNo)) {
      return true;
    }
    for (JsonNode child : node) {
      if (child.isContainer() && names(child, orderNo)) {
        return true;
      }
    }
    return false;
  }
}
