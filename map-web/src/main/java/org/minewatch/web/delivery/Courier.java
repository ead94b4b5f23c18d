package org.minewatch.web.delivery;

/** Brings a parcel to its address. */
interface Courier {

  /** Is told that the last of it is about to leave; throws when it must not. */
  interface Handing {
    void now();
  }

  /**
   * Brings it.
   *
   * @throws NotSentException when it was certainly not taken
   * @throws UnansweredException when it was handed over and nobody said whether it was taken
   */
  void bring(Parcel parcel, Handing handing) throws NotSentException, UnansweredException;

  /** It did not get there, and may be tried again. */
  final class NotSentException extends Exception {
    private static final long serialVersionUID = 1;

    NotSentException(String why) {
      super(why);
    }

    NotSentException(String why, Throwable cause) {
      super(why, cause);
    }
  }

  /** It may have got there; trying again could bring it twice. */
  final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1;

    UnansweredException(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
