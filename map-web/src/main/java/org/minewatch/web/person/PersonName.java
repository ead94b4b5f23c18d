package org.minewatch.web.person;

/** Who somebody is. It prints nothing of itself, so that it gets into no log. */
record PersonName(String name, String idNumber, String phone) {
  @Override
  public String toString() {
    return "PersonName[…]";
  }
}
