package org.minewatch.web.store;

import java.util.List;

/** Whether a rule could judge a mine in a night, and what it lacked. */
public record JudgementView(
    String mineCode,
    String rule,
    String state,
    String reasonCode,
    String reasonZh,
    String reasonEn,
    List<String> needs) {}
