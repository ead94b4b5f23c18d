package org.minewatch.web.store;

/** Which page of a list is wanted. Throws when it asks for a negative page or for too much. */
public record PageRequest(int page, int size) {

  private static final int LAST_PAGE = 1_000_000;

  public PageRequest {
    if (page < 0 || page > LAST_PAGE) {
      throw new IllegalArgumentException("page must be 0 to " + LAST_PAGE + ", not " + page);
    }
    if (size < 1 || size > Page.LARGEST) {
      throw new IllegalArgumentException("size must be 1 to " + Page.LARGEST + ", not " + size);
    }
  }

  long offset() {
    return (long) page * size;
  }
}
