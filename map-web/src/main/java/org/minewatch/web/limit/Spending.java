package org.minewatch.web.limit;

/** What a request costs, by which it is counted. */
enum Spending {
  READ,
  WRITE,
  /** A file is made for it. */
  FILE,
  /** Something large is looked at. */
  HAND_IN,
  /** A part of a mine's file comes. */
  UPLOAD
}
