package org.minewatch.web.system;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.minewatch.web.store.DataFaults;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Answers in words of ours what could not be read: without what was sent, a name of a class, or a
 * line in the log a request.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadableRequests {
  @ExceptionHandler(InvalidParameterException.class)
  ProblemDetail parameters(InvalidParameterException e) {
    return Problems.badRequest("地址中的参数无法解码", "the parameters of the address cannot be decoded")
        .getBody();
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ProblemDetail parameter(MethodArgumentTypeMismatchException e) {
    return Problems.badRequest(
            e.getName() + " 的值无法识别", e.getName() + " is not what it must be; see /api/openapi.json")
        .getBody();
  }

  /**
   * What the database cannot hold, such as a text with U+0000 or a day before its calendar, came
   * with the request; every other failure of the database is one of ours.
   */
  @ExceptionHandler(DataAccessException.class)
  ProblemDetail data(DataAccessException e) {
    if (DataFaults.isOfAValue(e)) {
      return Problems.unusable(
              "内容中有无法保存的字符或数值", "it holds a character or number that cannot be kept")
          .getBody();
    }
    throw e;
  }
}
