package org.minewatch.web.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses what no page of this server sends: a name that is not ours, a method that writes anywhere
 * but below {@code /api/}, and there one that another site made a browser send.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class RequestGuard extends OncePerRequestFilter {

  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final Set<String> WRITING_METHODS = Set.of("POST", "PUT", "DELETE");
  private static final String API = "/api/";

  /** Takes files, and says itself how large they may be. */
  private static final Pattern UPLOAD =
      Pattern.compile("/api/drawing-checks|/api/cases/[A-Za-z0-9._-]{1,64}/attachments");

  /** No other site can have a browser send it without asking first, which is never answered. */
  private static final String PAGE_HEADER = "X-Minewatch";

  private static final long MOST_JSON_BYTES = 4 << 20;
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
    boolean writes =
        request.getRequestURI().startsWith(API) && WRITING_METHODS.contains(request.getMethod());
    if (!writes && !METHODS.contains(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD");
      refuse(
          response,
          HttpStatus.METHOD_NOT_ALLOWED,
          "此处只能读取：GET 或 HEAD",
          "this server is only read here: GET or HEAD");
    } else if (!isOurs(request.getHeader("Host"))) {
      refuse(
          response,
          HttpStatus.MISDIRECTED_REQUEST,
          "服务器不使用该名称；见 minewatch.server.hosts",
          "this server does not go by that name; minewatch.server.hosts lists its names");
    } else if (writes && !isFromOurPage(request)) {
      refuse(
          response,
          HttpStatus.FORBIDDEN,
          "写入请求须由本服务器的页面发出（X-Minewatch: page，同源）",
          "only this server's own page may write: header X-Minewatch: page, same origin");
    } else if (writes
        && !UPLOAD.matcher(request.getRequestURI()).matches()
        && !isBounded(request)) {
      refuse(
          response,
          HttpStatus.CONTENT_TOO_LARGE,
          "须说明 Content-Length，且至多 " + MOST_JSON_BYTES + " 字节",
          "say how long it is; at most " + MOST_JSON_BYTES + " bytes are taken");
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Says its length, and that is not too much; a DELETE has no body. */
  private static boolean isBounded(HttpServletRequest request) {
    long bytes = request.getContentLengthLong();
    return bytes <= MOST_JSON_BYTES
        && (bytes >= 0
            || request.getMethod().equals("DELETE")
                && request.getHeader("Transfer-Encoding") == null);
  }

  private static boolean isFromOurPage(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    String host = request.getHeader("Host").toLowerCase(Locale.ROOT);
    return "page".equals(request.getHeader(PAGE_HEADER))
        && (site == null || site.equals("same-origin"))
        && (origin == null
            || origin.toLowerCase(Locale.ROOT).equals("http://" + host)
            || origin.toLowerCase(Locale.ROOT).equals("https://" + host));
  }

  private boolean isOurs(String host) {
    return host != null
        && hosts.contains(PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst(""));
  }

  private void refuse(HttpServletResponse response, HttpStatus status, String zh, String en)
      throws IOException {
    Problems.write(response, json, Problems.of(status, zh, en));
  }
}
