package org.minewatch.web.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds who asks behind proxies of ours, and how: what {@code X-Forwarded-For} and {@code
 * X-Forwarded-Proto} say counts where a configured proxy says it, and nowhere else. Links that an
 * answer holds are then those that the browser can follow.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ClientAddress extends OncePerRequestFilter {
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");
  private static final int MOST_HOPS = 20;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final List<IpAddressMatcher> proxies;

  ClientAddress(ServerSettings settings) {
    this.proxies = settings.proxies().stream().map(IpAddressMatcher::new).toList();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isProxy(request.getRemoteAddr())) {
      chain.doFilter(request, response);
      return;
    }
    String address = address(request);
    boolean secure = request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto"));
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public String getRemoteAddr() {
            return address;
          }

          @Override
          public boolean isSecure() {
            return secure;
          }

          @Override
          public String getScheme() {
            return secure ? "https" : super.getScheme();
          }

          @Override
          public int getServerPort() {
            int port = super.getServerPort();
            return secure && port == HTTP ? HTTPS : port;
          }
        },
        response);
  }

  private boolean isProxy(String address) {
    return proxies.stream().anyMatch(p -> p.matches(address));
  }

  /**
   * From the last hop back to the first that is no proxy of ours: what stands before it is said.
   */
  private String address(HttpServletRequest request) {
    List<String> hops = new ArrayList<>();
    for (String line : Collections.list(request.getHeaders("X-Forwarded-For"))) {
      hops.addAll(List.of(line.split(",", MOST_HOPS)));
    }
    String address = request.getRemoteAddr();
    for (int i = hops.size() - 1; i >= 0 && isProxy(address); i--) {
      String hop = hops.get(i).strip();
      if (!ADDRESS.matcher(hop).matches()) {
        break;
      }
      address = hop;
    }
    return address;
  }
}
