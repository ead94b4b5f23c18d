package org.minewatch.web.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.minewatch.web.store.DataFaults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers 503 while the database cannot be reached, wherever that came up, so that pages and
 * senders try again instead of giving up.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
final class StoreGone extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(StoreGone.class);
  private static final String SECONDS = "5";
  private static final Duration SILENT = Duration.ofMinutes(1);

  private final JsonMapper json;
  private volatile Instant told = Instant.EPOCH;

  StoreGone(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      if (response.isCommitted() || !DataFaults.isGone(e)) {
        throw e;
      }
      tell(e);
      ErrorResponseException problem =
          Problems.of(
              HttpStatus.SERVICE_UNAVAILABLE,
              "数据库暂时不可用，请稍后再试",
              "the database cannot be reached; try again later");
      problem.getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS);
      Problems.write(response, json, problem);
    }
  }

  private void tell(Exception e) {
    Instant now = Instant.now();
    if (told.plus(SILENT).isBefore(now)) {
      told = now;
      LOG.error("requests are answered by 503: the database cannot be reached", e);
    }
  }
}
