package org.minewatch.web.system;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.minewatch.wording.Text;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Answers that say in two languages what is wrong and what would be right. */
public final class Problems {
  /** Member of a problem with its Chinese sentence. */
  public static final String DETAIL_ZH = "detail_zh";

  private Problems() {}

  public static ErrorResponseException of(HttpStatus status, String zh, String en) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, en);
    problem.setProperty(DETAIL_ZH, zh);
    return new ErrorResponseException(status, problem, null);
  }

  /** Answers where no controller does. */
  public static void write(
      HttpServletResponse response, JsonMapper json, ErrorResponseException problem)
      throws IOException {
    response.setStatus(problem.getStatusCode().value());
    problem.getHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    json.writeValue(response.getOutputStream(), problem.getBody());
  }

  /** What an answer says. */
  public static Text text(ErrorResponseException problem) {
    ProblemDetail body = problem.getBody();
    String en = String.valueOf(body.getDetail());
    Object zh = body.getProperties() == null ? en : body.getProperties().get(DETAIL_ZH);
    return new Text(String.valueOf(zh), en);
  }

  public static ErrorResponseException forbidden(String zh, String en) {
    return of(HttpStatus.FORBIDDEN, zh, en);
  }

  public static ErrorResponseException badRequest(String zh, String en) {
    return of(HttpStatus.BAD_REQUEST, zh, en);
  }

  public static ErrorResponseException notFound(String zh, String en) {
    return of(HttpStatus.NOT_FOUND, zh, en);
  }

  public static ErrorResponseException conflict(String zh, String en) {
    return of(HttpStatus.CONFLICT, zh, en);
  }

  public static ErrorResponseException unusable(String zh, String en) {
    return of(HttpStatus.UNPROCESSABLE_CONTENT, zh, en);
  }
}
