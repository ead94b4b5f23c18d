package org.minewatch.web.store;

/** Thrown when a night of one region is to go into the store of another. */
public final class OtherRegionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherRegionException(String held, String offered) {
    super(
        "the store holds the region “"
            + held
            + "”, the result is of “"
            + offered
            + "”; give that region a store of its own with minewatch.store.url");
  }
}
