package org.minewatch.web.review;

import java.util.List;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.system.Problems;

/** Cuts a page out of a list that had to be filtered by who asks. */
public final class Paging {
  private Paging() {}

  public static <T> Page<T> of(List<T> all, PageRequest request) {
    long begin = (long) request.page() * request.size();
    int from = (int) Math.min(all.size(), begin);
    int to = Math.min(all.size(), from + request.size());
    return new Page<>(all.size(), request.page(), request.size(), all.subList(from, to));
  }

  public static PageRequest request(int page, int size) {
    try {
      return new PageRequest(page, size);
    } catch (IllegalArgumentException e) {
      throw Problems.badRequest("page 或 size 超出范围", e.getMessage());
    }
  }
}
