package org.minewatch.web.delivery;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Says what kind of address a name leads to, so that a webhook cannot be turned against this
 * machine or its network. The blocks are those of the IANA registries of special-purpose addresses
 * (RFC 6890).
 */
final class PublicAddress {
  private PublicAddress() {}

  enum Kind {
    PUBLIC,
    /** Of this machine or of an internal network. */
    PRIVATE,
    /** Of nobody, of everybody, or where a machine keeps what it knows of itself. */
    NEVER
  }

  static Kind of(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || address.isLinkLocalAddress()) {
      return Kind.NEVER;
    }
    if (address.isLoopbackAddress() || address.isSiteLocalAddress()) {
      return Kind.PRIVATE;
    }
    return address instanceof Inet4Address
        ? ofFour(address.getAddress())
        : ofSix((Inet6Address) address);
  }

  private static Kind ofFour(byte[] a) {
    int first = a[0] & 0xff;
    int second = a[1] & 0xff;
    int third = a[2] & 0xff;
    if (first == 0 || first >= 240) {
      return Kind.NEVER;
    }
    boolean carrier = first == 100 && second >= 64 && second < 128;
    boolean benchmark = first == 198 && (second == 18 || second == 19);
    if (carrier || benchmark) {
      return Kind.PRIVATE;
    }
    boolean reserved =
        first == 192 && second == 0 && (third == 0 || third == 2)
            || first == 198 && second == 51 && third == 100
            || first == 203 && second == 0 && third == 113
            || first == 192 && second == 88 && third == 99;
    return reserved ? Kind.NEVER : Kind.PUBLIC;
  }

  private static Kind ofSix(Inet6Address address) {
    byte[] a = address.getAddress();
    int first = (a[0] & 0xff) << 8 | a[1] & 0xff;
    if ((first & 0xfe00) == 0xfc00) {
      return Kind.PRIVATE;
    }
    if (first == 0x2002) {
      return four(Arrays.copyOfRange(a, 2, 6));
    }
    boolean translated = first == 0x64 && (a[2] & 0xff) == 0xff && (a[3] & 0xff) == 0x9b;
    if (translated || address.isIPv4CompatibleAddress()) {
      return four(Arrays.copyOfRange(a, 12, 16));
    }
    boolean global = (first & 0xe000) == 0x2000;
    boolean documentation = first == 0x2001 && (a[2] & 0xff) == 0x0d && (a[3] & 0xff) == 0xb8;
    boolean teredo = first == 0x2001 && a[2] == 0 && a[3] == 0;
    return global && !documentation && !teredo ? Kind.PUBLIC : Kind.NEVER;
  }

  private static Kind four(byte[] inner) {
    try {
      return of(InetAddress.getByAddress(inner));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
