package org.minewatch.web.limit;

/** By what an address is counted. */
final class AddressKey {
  private static final int NETWORK_PARTS = 4;

  private AddressKey() {}

  /**
   * An address of IPv4 as it is; of IPv6 its network of 64 bits, which one sender has to himself.
   */
  static String of(String address) {
    if (address == null || !address.contains(":")) {
      return String.valueOf(address);
    }
    String[] halves = address.replaceFirst("%.*", "").split("::", 2);
    String[] parts = halves[0].isEmpty() ? new String[0] : halves[0].split(":");
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < NETWORK_PARTS; i++) {
      String part = i < parts.length ? parts[i].replaceFirst("^0+(?=.)", "") : "0";
      network.append(part.toLowerCase(java.util.Locale.ROOT)).append(':');
    }
    return network.toString();
  }
}
