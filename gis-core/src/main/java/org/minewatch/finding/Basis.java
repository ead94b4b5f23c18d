package org.minewatch.finding;

/**
 * A clause of law or a standard that a finding touches, joined from the dated rule table.
 *
 * @param textId key of the text in the rule table
 * @param clause article and paragraph
 * @param nameZh name of the text with the clause, as it is cited in Chinese
 * @param nameEn the same in English
 */
public record Basis(String textId, String clause, String nameZh, String nameEn) {}
