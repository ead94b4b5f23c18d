package org.minewatch.web.system;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.minewatch.logging.LogContext;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What the lines of the log say that are written during a request: the mine and night of its
 * address, and whose it is, which the gate adds. It is forgotten when the request is over, after
 * the container has logged what went wrong with it.
 */
@Component
public final class RequestLines
    implements ServletRequestListener, HandlerInterceptor, WebMvcConfigurer {
  private static final Pattern SHORT = Pattern.compile("[\\p{L}\\p{N}._-]{1,64}");

  /** Says whose the request is. */
  public static void by(String pseudonym) {
    MDC.put(LogContext.USER, pseudonym);
  }

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    MDC.clear();
  }

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    MDC.clear();
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
        instanceof Map<?, ?> variables) {
      for (String key : new String[] {LogContext.MINE, LogContext.NIGHT}) {
        if (variables.get(key) instanceof String value && SHORT.matcher(value).matches()) {
          MDC.put(key, value);
        }
      }
    }
    return true;
  }
}
