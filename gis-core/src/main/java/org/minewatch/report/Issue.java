package org.minewatch.report;

import java.util.List;
import java.util.Optional;
import org.minewatch.wording.Text;

/**
 * What a report says of itself when it is not written with the night but handed out later, to
 * somebody and about a part of the region.
 *
 * @param notes who had it made, when, and which mines it is about, a line each
 * @param trend counts of the nights that are kept; empty to work them out of the night's own ledger
 */
public record Issue(List<Text> notes, Optional<Trend> trend) {
  public Issue {
    notes = List.copyOf(notes);
  }
}
