package org.minewatch.drawing.dxf;

/**
 * The tags of one entity, table entry or section mark, in the order of the file. Values are read on
 * demand, so that a bad number only matters where somebody wants it.
 */
interface TagGroup {

  /** The value of code 0: {@code LINE}, {@code SECTION}, {@code VERTEX}. */
  String kind();

  /** Line of the file where the group starts, from 1. */
  long line();

  /** Number of tags after code 0. */
  int size();

  int code(int index);

  /** Line of the value of a tag. */
  long line(int index);

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
          line(), "group " + code, kind() + " has no " + meaning + " (group " + code + ")", "");
    }
    return number(i);
  }

  /** A whole number, 0 when it does not fit. */
  default int integer(int code, int otherwise) {
    int i = find(code);
    return i < 0 ? otherwise : (int) number(i);
  }
}
