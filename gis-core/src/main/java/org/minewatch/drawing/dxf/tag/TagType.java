package org.minewatch.drawing.dxf.tag;

/** What kind of value a group code has (DXF reference, group code value types). */
enum TagType {
  TEXT,
  CHUNK,
  FLAG,
  INT16,
  INT32,
  INT64,
  DOUBLE,
  UNKNOWN;

  static TagType of(int code) {
    if (code < 0 || code > 1071) {
      return UNKNOWN;
    }
    if (code >= 999) {
      return extended(code);
    }
    return switch (code / 10) {
      case 0, 10, 30, 32, 33, 34, 35, 36, 39, 41, 43, 47 -> TEXT;
      case 1, 2, 3, 4, 5, 11, 12, 13, 14, 21, 22, 23, 46 -> DOUBLE;
      case 6, 7, 17, 27, 28, 37, 38, 40 -> INT16;
      case 9, 42, 44, 45 -> INT32;
      case 16 -> INT64;
      case 29 -> FLAG;
      case 31 -> CHUNK;
      default -> code == 480 || code == 481 ? TEXT : UNKNOWN;
    };
  }

  private static TagType extended(int code) {
    if (code == 1004) {
      return CHUNK;
    }
    if (code < 1010) {
      return TEXT;
    }
    return code < 1060 ? DOUBLE : code < 1071 ? INT16 : INT32;
  }
}
