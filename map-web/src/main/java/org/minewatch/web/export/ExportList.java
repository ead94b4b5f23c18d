package org.minewatch.web.export;

import java.util.Set;
import org.minewatch.web.account.Actor;
import org.minewatch.wording.Text;

/**
 * A list that may be had as a file: a bean of this type gets the route {@code
 * /api/exports/NAME.{format}}, which has to be in the table of permissions. It hands out just what
 * the page's list shows the same person under the same filters.
 */
public interface ExportList {

  /** Small letters, digits and {@code -}. */
  String name();

  Text title();

  /** The parameters by which it may be narrowed; another is refused. */
  Set<String> filters();

  /**
   * What somebody may see of it.
   *
   * @throws org.springframework.web.ErrorResponseException as the list itself would
   */
  ListContent open(Actor actor, ExportFilters filters);
}
