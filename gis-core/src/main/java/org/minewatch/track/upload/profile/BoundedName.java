package org.minewatch.track.upload.profile;

/**
 * A file's name that may be looked at so often and no more: a pattern that would try for ever is
 * one that does not fit.
 */
final class BoundedName implements CharSequence {
  private static final int MOST_LOOKS = 200_000;

  private final String name;
  private int looks;

  BoundedName(String name) {
    this.name = name;
  }

  /** Says that the pattern looked too often. */
  static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyLooks() {
      super("too many steps", null, false, false);
    }
  }

  @Override
  public char charAt(int index) {
    if (++looks > MOST_LOOKS) {
      throw new TooManyLooks();
    }
    return name.charAt(index);
  }

  @Override
  public int length() {
    return name.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return name.subSequence(start, end);
  }

  @Override
  public String toString() {
    return name;
  }
}
