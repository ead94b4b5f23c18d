package org.minewatch.web.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.minewatch.web.system.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses with 429 who asks too often: by address before anything is looked up, by account once the
 * gate has let the request through.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
public final class RequestLimits extends OncePerRequestFilter
    implements HandlerInterceptor, WebMvcConfigurer {

  private final CostTable costs = CostTable.read();
  private final JsonMapper json;
  private final RateLimiter addresses;
  private final RateLimiter wrongPasswords;
  private final Map<Spending, RateLimiter> accounts = new EnumMap<>(Spending.class);

  RequestLimits(LimitSettings settings, Clock clock, JsonMapper json) {
    this.json = json;
    this.addresses = new RateLimiter(settings.addressRequests(), settings.mostKeys(), clock);
    this.wrongPasswords = new RateLimiter(settings.wrongPasswords(), settings.mostKeys(), clock);
    for (Spending spending : Spending.values()) {
      accounts.put(spending, new RateLimiter(settings.of(spending), settings.mostKeys(), clock));
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    int wait = addresses.take(AddressKey.of(request.getRemoteAddr()));
    if (wait > 0) {
      Problems.write(response, json, tooOften(wait));
    } else {
      chain.doFilter(request, response);
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Principal who = request.getUserPrincipal();
    if (who != null) {
      int wait = accounts.get(costs.of(request)).take(who.getName());
      if (wait > 0) {
        throw tooOften(wait);
      }
    }
    return true;
  }

  /** Refuses an address from which too many wrong passwords came. */
  public void requireFewWrongPasswords(String address) {
    int wait = wrongPasswords.look(AddressKey.of(address));
    if (wait > 0) {
      throw tooOften(wait);
    }
  }

  /** Counts a wrong password. */
  public void wrongPassword(String address) {
    wrongPasswords.take(AddressKey.of(address));
  }

  /** The answer to who asked too often. */
  public static ErrorResponseException tooOften(long seconds) {
    ErrorResponseException problem =
        Problems.of(
            HttpStatus.TOO_MANY_REQUESTS,
            "请求过于频繁，请 " + seconds + " 秒后再试",
            "too many requests; try again in " + seconds + " s");
    problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    return problem;
  }
}
