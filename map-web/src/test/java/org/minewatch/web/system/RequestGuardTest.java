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
          new ServerSettings(List.of("localhost", "[::1]", "Map.example.cn")),
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
}
