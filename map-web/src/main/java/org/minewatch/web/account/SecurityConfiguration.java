package org.minewatch.web.account;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.minewatch.web.system.Problems;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts Spring Security before every request. Of what it offers only sessions and the gate are used:
 * pages sign in by JSON, writing is guarded against other sites by {@code RequestGuard}, headers by
 * {@code SecurityHeaders}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties({AccountSettings.class, MetricsSettings.class, OidcSettings.class})
class SecurityConfiguration {

  /** After the guard of hosts and methods, before everything that reads. */
  private static final int ORDER = -100;

  @Bean
  SecurityFilterChain chain(HttpSecurity http, Gate gate, JsonMapper json) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .securityContext(
            c -> c.securityContextRepository(new HttpSessionSecurityContextRepository()))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(
                        jakarta.servlet.DispatcherType.ERROR,
                        jakarta.servlet.DispatcherType.FORWARD)
                    .permitAll()
                    .anyRequest()
                    .access(gate))
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(
                        (request, response, why) -> refuse(request, response, json))
                    .accessDeniedHandler(
                        (request, response, why) -> refuse(request, response, json)))
        .build();
  }

  /**
   * An address that can be read in two ways, such as {@code //}, is refused before anything looks
   * at it, in the words and form of every other refusal, and fills no log.
   */
  @Bean
  RequestRejectedHandler ambiguousAddress(JsonMapper json) {
    return (request, response, why) ->
        Problems.write(
            response,
            json,
            Problems.of(HttpStatus.BAD_REQUEST, "地址书写不规范", "the address can be read in two ways"));
  }

  /** Nobody signs in through Spring's own ways. */
  @Bean
  UserDetailsService nobody() {
    return login -> {
      throw new UsernameNotFoundException("accounts sign in at /api/session");
    };
  }

  @Bean
  FilterRegistrationBean<Filter> securityFilter(
      @Qualifier("springSecurityFilterChain") Filter filter) {
    FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(ORDER);
    return registration;
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, JsonMapper json)
      throws IOException {
    ProblemDetail problem =
        switch ((Gate.Reason) request.getAttribute(Gate.REASON)) {
          case NOT_SIGNED_IN -> problem(HttpStatus.UNAUTHORIZED, "请先登录", "sign in first");
          case PASSWORD_TO_CHANGE ->
              problem(HttpStatus.FORBIDDEN, "请先修改初始密码", "change the first password first");
          case NO_ADDRESS ->
              problem(HttpStatus.NOT_FOUND, "没有这个地址", "there is nothing at this address");
          case NO_METHOD ->
              problem(HttpStatus.METHOD_NOT_ALLOWED, "此处不接受该方法", "this address does not take that");
          case ROLE -> problem(HttpStatus.FORBIDDEN, "您的角色无权使用此功能", "your role may not use this");
        };
    if (request.getAttribute(Gate.REASON) == Gate.Reason.PASSWORD_TO_CHANGE) {
      problem.setProperty("code", "password-to-change");
    }
    response.setStatus(problem.getStatus());
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    json.writeValue(response.getOutputStream(), problem);
  }

  private static ProblemDetail problem(HttpStatus status, String zh, String en) {
    return Problems.of(status, zh, en).getBody();
  }
}
