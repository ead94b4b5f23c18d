package org.minewatch.finding;

import java.util.SortedMap;

/**
 * Something that a finding rests on.
 *
 * @param kind licence, drawing, face, face-progress, positions, status, certificate, order,
 *     approval, transform
 * @param facts names and values in the manner of the exchange format; values are strings, numbers,
 *     booleans or lists of strings
 */
public record Evidence(String kind, SortedMap<String, Object> facts) {}
