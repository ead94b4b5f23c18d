package org.minewatch.web.review;

import java.util.Map;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Answers that say more than words: which field is wrong, or what has changed meanwhile. */
public final class Refused {
  private Refused() {}

  /** A field of a form that is missing or wrong. */
  public static ErrorResponseException field(String field, String zh, String en) {
    return with(Problems.unusable(zh, en), Map.of("field", field));
  }

  public static ErrorResponseException person(Text words) {
    return Problems.forbidden(words.zh(), words.en());
  }

  /** Somebody else was quicker. */
  public static ErrorResponseException changed(Text words, Map<String, ?> more) {
    return with(Problems.of(HttpStatus.CONFLICT, words.zh(), words.en()), more);
  }

  private static ErrorResponseException with(ErrorResponseException problem, Map<String, ?> more) {
    more.forEach(problem.getBody()::setProperty);
    return problem;
  }
}
