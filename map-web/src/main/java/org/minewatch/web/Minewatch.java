package org.minewatch.web;

/** Where the program starts. */
public final class Minewatch {
  private Minewatch() {}

  public static void main(String[] args) {
    System.exit(2);
  }
}
