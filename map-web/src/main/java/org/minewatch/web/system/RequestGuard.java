package org.minewatch.web.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Refuses what no reader of this server sends: a method that writes, a name that is not ours. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class RequestGuard extends OncePerRequestFilter {

  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

  private final Set<String> hosts;
  private final JsonMapper json;

  RequestGuard(ServerSettings settings, JsonMapper json) {
    this.hosts =
        settings.hosts().stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!METHODS.contains(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD");
      refuse(response, HttpStatus.METHOD_NOT_ALLOWED, "this server is only read: GET or HEAD");
    } else if (!isOurs(request.getHeader("Host"))) {
      refuse(
          response,
          HttpStatus.MISDIRECTED_REQUEST,
          "this server does not go by that name; minewatch.server.hosts lists its names");
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isOurs(String host) {
    return host != null
        && hosts.contains(PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst(""));
  }

  private void refuse(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
  }
}
