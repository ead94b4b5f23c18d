package org.minewatch.web.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every answer the headers that keep a browser from doing more than the page needs. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public final class SecurityHeaders extends OncePerRequestFilter {

  public static final String POLICY_HEADER = "Content-Security-Policy";

  /** The page: our scripts, our style, our pictures, our data and nothing else. */
  static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** A report: its own style and drawings inside one file, no script, no connection. */
  public static final String REPORT_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-modals";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(POLICY_HEADER, PAGE_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    String path = request.getRequestURI();
    if (path.startsWith("/api/") || path.startsWith("/nights/")) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      chain.doFilter(request, new OneCacheControl(response));
    } else {
      chain.doFilter(request, response);
    }
  }

  /** What an answer says of being kept stands instead of what holds for those that say nothing. */
  private static final class OneCacheControl extends HttpServletResponseWrapper {
    OneCacheControl(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void addHeader(String name, String value) {
      if (HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name)) {
        setHeader(name, value);
      } else {
        super.addHeader(name, value);
      }
    }
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
