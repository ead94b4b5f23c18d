package org.minewatch.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses a webhook may have. */
class PublicAddressTest {

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, PUBLIC",
    "203.0.114.1, PUBLIC",
    "2400:3200::1, PUBLIC",
    "::ffff:8.8.8.8, PUBLIC",
    "64:ff9b::808:808, PUBLIC",
    "127.0.0.1, PRIVATE",
    "::1, PRIVATE",
    "::ffff:127.0.0.1, PRIVATE",
    "64:ff9b::7f00:1, PRIVATE",
    "2002:7f00:1::, PRIVATE",
    "10.1.2.3, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.0.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "198.18.0.1, PRIVATE",
    "fd00::1, PRIVATE",
    "169.254.169.254, NEVER",
    "::ffff:169.254.169.254, NEVER",
    "64:ff9b::a9fe:a9fe, NEVER",
    "fe80::1, NEVER",
    "0.0.0.0, NEVER",
    "0.1.2.3, NEVER",
    "::, NEVER",
    "224.0.0.1, NEVER",
    "255.255.255.255, NEVER",
    "192.0.2.1, NEVER",
    "203.0.113.9, NEVER",
    "2001:db8::1, NEVER",
    "2001:0:1::1, NEVER",
    "ff02::1, NEVER",
    "100::1, NEVER",
  })
  void anAddressIsPublicPrivateOrNever(String address, PublicAddress.Kind kind) throws Exception {
    assertThat(PublicAddress.of(InetAddress.getByName(address))).isEqualTo(kind);
  }
}
