package org.minewatch.rules;

/**
 * A law, regulation or standard that rows of the table cite.
 *
 * @param id key inside the table
 * @param place file and line, for messages
 */
record LawText(
    String id,
    String nameZh,
    String nameEn,
    String issuer,
    Period inForce,
    Sureness sure,
    String place) {}
