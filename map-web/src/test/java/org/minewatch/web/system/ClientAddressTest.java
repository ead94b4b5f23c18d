package org.minewatch.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Only proxies of ours are believed. */
class ClientAddressTest {
  private final ClientAddress filter =
      new ClientAddress(
          new ServerSettings(List.of("localhost"), List.of("10.0.0.0/24", "2001:db8::1")));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "192.0.2.9 | - | 192.0.2.9",
        "192.0.2.9 | 203.0.113.1 | 192.0.2.9",
        "10.0.0.5 | - | 10.0.0.5",
        "10.0.0.5 | 203.0.113.1 | 203.0.113.1",
        "10.0.0.5 | 1.1.1.1, 203.0.113.1 | 203.0.113.1",
        "10.0.0.5 | 1.1.1.1, 203.0.113.1, 10.0.0.6 | 203.0.113.1",
        "2001:db8::1 | 2001:db8:9::7 | 2001:db8:9::7",
        "10.0.0.5 | evil.example | 10.0.0.5",
        "10.0.0.5 | 203.0.113.1, <script> | 10.0.0.5",
        "10.0.0.5 | , , | 10.0.0.5",
        "10.0.1.5 | 203.0.113.1 | 10.0.1.5"
      })
  void theAddressIsThatOfTheLastHopThatIsNoProxy(String peer, String forwarded, String address)
      throws Exception {
    assertThat(seen(peer, forwarded, null).getRemoteAddr()).isEqualTo(address);
  }

  @Test
  void thatTheClientSpeaksTlsIsBelievedOfAProxyAlone() throws Exception {
    assertThat(seen("10.0.0.5", null, "https").isSecure()).isTrue();
    assertThat(seen("10.0.0.5", null, "http").isSecure()).isFalse();
    assertThat(seen("192.0.2.9", null, "https").isSecure()).isFalse();
    assertThat(seen("10.0.0.5", null, "https"))
        .returns("https", HttpServletRequest::getScheme)
        .returns(443, HttpServletRequest::getServerPort);
    assertThat(seen("192.0.2.9", null, "https"))
        .returns("http", HttpServletRequest::getScheme)
        .returns(80, HttpServletRequest::getServerPort);
  }

  private HttpServletRequest seen(String peer, String forwarded, String proto) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/region");
    request.setRemoteAddr(peer);
    if (forwarded != null) {
      request.addHeader("X-Forwarded-For", forwarded);
    }
    if (proto != null) {
      request.addHeader("X-Forwarded-Proto", proto);
    }
    MockFilterChain chain = new MockFilterChain();
    filter.doFilter(request, new MockHttpServletResponse(), chain);
    return (HttpServletRequest) chain.getRequest();
  }

  @Test
  void aProxyThatIsNoAddressStopsTheStart() {
    assertThatThrownBy(() -> new ServerSettings(List.of("localhost"), List.of("proxy.example")))
        .hasMessageContaining("minewatch.server.proxies");
  }
}
