package org.minewatch.web.store;

import java.util.List;

/**
 * One page of a longer list.
 *
 * @param total how many there are on all pages
 * @param page number of this page, from 0
 * @param size most items a page has
 */
public record Page<T>(long total, int page, int size, List<T> items) {

  /** Most items that may be asked for at once. */
  public static final int LARGEST = 500;

  public Page {
    items = List.copyOf(items);
  }
}
