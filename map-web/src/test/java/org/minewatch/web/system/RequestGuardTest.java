package org.minewatch.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class RequestGuardTest {

  private final RequestGuard guard =
      new RequestGuard(
          new ServerSettings(List.of("localhost", "[::1]", "Map.example.cn"), List.of()),
          JsonMapper.builder().build());

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "localhost:8080, 200",
    "LOCALHOST:1, 200",
    "[::1]:8080, 200",
    "map.example.cn:443, 200",
    "evil.example, 421",
    "localhost.evil.example, 421",
    "evil.example:8080, 421",
    "127.0.0.1, 421",
    "'', 421"
  })
  void onlyNamesOfOursAreAnswered(String host, int status) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/region");
    request.addHeader("Host", host);
    MockHttpServletResponse response = new MockHttpServletResponse();
    guard.doFilter(request, response, new MockFilterChain());
    assertThat(response.getStatus()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "GET, /api/region, -, -, -, 200",
        "POST, /api/region, page, -, -, 200",
        "POST, /api/region, -, -, -, 403",
        "POST, /api/drawing-checks, page, -, -, 200",
        "PUT, /api/drawing-checks/x/settings, page, http://localhost:1, same-origin, 200",
        "PUT, /api/drawing-checks/x/settings, page, https://LOCALHOST:1, -, 200",
        "PUT, /api/drawing-checks/x/settings, -, http://localhost:1, same-origin, 403",
        "POST, /api/drawing-checks, true, -, -, 403",
        "POST, /api/drawing-checks, page, http://localhost:2, -, 403",
        "POST, /api/drawing-checks, page, http://localhost:1.evil.example, -, 403",
        "POST, /api/drawing-checks, page, null, -, 403",
        "POST, /api/drawing-checks, page, -, same-site, 403",
        "POST, /api/drawing-checks, page, -, cross-site, 403",
        "DELETE, /api/session, page, -, same-origin, 200",
        "DELETE, /api/session, -, -, same-origin, 403",
        "PATCH, /api/session, page, -, same-origin, 405",
        "POST, /nights/2026-03-01/report, page, -, -, 405",
        "POST, /, page, -, -, 405",
      })
  void onlyOurPageWritesAndOnlyBelowApi(
      String method, String path, String header, String origin, String site, int status)
      throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.addHeader("Host", "localhost:1");
    request.setContent(new byte[10]);
    if (header != null) {
      request.addHeader("X-Minewatch", header);
    }
    if (origin != null) {
      request.addHeader("Origin", origin);
    }
    if (site != null) {
      request.addHeader("Sec-Fetch-Site", site);
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    guard.doFilter(request, response, new MockFilterChain());
    assertThat(response.getStatus()).isEqualTo(status);
  }
}
