package org.minewatch.geo;

import java.util.List;

/**
 * What became of a {@code crs} cell: one CRS with what was assumed, or a refusal that names the
 * choices.
 */
public sealed interface CrsResolution {

  /**
   * @param crs the CRS meant
   * @param assumptions what was taken for granted, as sentences a person can check; empty when
   *     nothing was
   */
  record Resolved(Crs crs, List<String> assumptions) implements CrsResolution {
    public Resolved {
      assumptions = List.copyOf(assumptions);
    }
  }

  /**
   * @param reason what is wrong and what would be right
   * @param choices the systems that the text could mean; empty when none is known
   */
  record Refused(String reason, List<Crs> choices) implements CrsResolution {
    public Refused {
      choices = List.copyOf(choices);
    }
  }
}
