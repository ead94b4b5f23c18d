package org.minewatch.web.review;

import java.util.Map;
import org.minewatch.wording.Text;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Answers of the closed loop that say in two languages what is wrong and what would be right. */
final class Problems {
  private Problems() {}

  static ErrorResponseException of(HttpStatus status, Text words, Map<String, ?> more) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, words.en());
    problem.setProperty("detail_zh", words.zh());
    more.forEach(problem::setProperty);
    return new ErrorResponseException(status, problem, null);
  }

  static ErrorResponseException badRequest(String zh, String en) {
    return of(HttpStatus.BAD_REQUEST, new Text(zh, en), Map.of());
  }

  static ErrorResponseException forbidden(Text words) {
    return of(HttpStatus.FORBIDDEN, words, Map.of());
  }

  static ErrorResponseException notFound(String zh, String en) {
    return of(HttpStatus.NOT_FOUND, new Text(zh, en), Map.of());
  }

  static ErrorResponseException conflict(Text words, Map<String, ?> more) {
    return of(HttpStatus.CONFLICT, words, more);
  }

  static ErrorResponseException unusable(String field, String zh, String en) {
    return of(HttpStatus.UNPROCESSABLE_CONTENT, new Text(zh, en), Map.of("field", field));
  }
}
