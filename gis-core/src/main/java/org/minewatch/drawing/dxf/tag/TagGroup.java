package org.minewatch.drawing.dxf.tag;

/**
 * The tags of one entity, table entry or section mark, in the order of the file. Values are read on
 * demand, so that a bad number only matters where somebody wants it.
 */
public interface TagGroup {

  /** The value of code 0: {@code LINE}, {@code SECTION}, {@code VERTEX}. */
  String kind();

  /** Where the group starts: its line, or its byte in a binary file. */
  long place();

  /** What places count: {@code line} or {@code byte}. */
  String unit();

  /** Number of tags after code 0. */
  int size();

  int code(int index);

  /** Where the value of a tag is. */
  long place(int index);

  String text(int index);

  /**
   * A finite number.
   *
   * @throws BadEntityException when it is none
   */
  double number(int index);

  /** The first tag with a code, or -1. */
  default int find(int code) {
    for (int i = 0; i < size(); i++) {
      if (code(i) == code) {
        return i;
      }
    }
    return -1;
  }

  default String text(int code, String otherwise) {
    int i = find(code);
    return i < 0 ? otherwise : text(i);
  }

  default double number(int code, double otherwise) {
    int i = find(code);
    return i < 0 ? otherwise : number(i);
  }

  /** A number that the entity cannot do without. */
  default double require(int code, String meaning) {
    int i = find(code);
    if (i < 0) {
      throw new BadEntityException(
          place(), "group " + code, kind() + " has no " + meaning + " (group " + code + ")", "");
    }
    return number(i);
  }

  /** A whole number; what does not fit becomes the nearest that does. */
  default int integer(int code, int otherwise) {
    int i = find(code);
    return i < 0 ? otherwise : (int) number(i);
  }

  /** An entity that cannot be used, without a certain value to blame. */
  default BadEntityException bad(String reason) {
    return new BadEntityException(place(), "", kind() + " " + reason, "");
  }
}
