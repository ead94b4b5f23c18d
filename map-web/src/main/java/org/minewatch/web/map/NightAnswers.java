package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.minewatch.web.store.Nights;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.ProductVersion;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/**
 * Answers that depend on one night only: 404 when the night is not there, 304 when the reader has
 * them already. The tag is that of the night's content, so nothing but one hash is read for a 304.
 */
@Component
final class NightAnswers {

  private final Nights nights;

  NightAnswers(Nights nights) {
    this.nights = nights;
  }

  /** Throws the 404 of an unknown night. */
  String requireNight(LocalDate night) {
    return nights
        .findContentHash(night)
        .orElseThrow(() -> RequestChecks.notFound("no night " + night + " in the store"));
  }

  /**
   * Answers with what a night holds for somebody.
   *
   * @param visible the mines that the answer is about; other mines, another tag
   */
  <T> ResponseEntity<T> answer(
      LocalDate night, Visible visible, WebRequest request, MediaType type, Supplier<T> body) {
    // Weak, because the answer may be compressed on the way.
    String tag =
        "W/\"%s-%s-%08x\""
            .formatted(
                requireNight(night).substring(0, 32), ProductVersion.current(), visible.hashCode());
    boolean readerHasIt = request.checkNotModified(tag);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(readerHasIt ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .cacheControl(CacheControl.noCache().cachePrivate());
    return readerHasIt ? answer.build() : answer.contentType(type).body(body.get());
  }
}
