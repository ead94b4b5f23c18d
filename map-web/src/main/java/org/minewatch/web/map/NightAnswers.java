package org.minewatch.web.map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.minewatch.web.store.Nights;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.ProductVersion;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that depend on one night only: 404 when the night is not there, 304 when the reader has
 * them already. The tag is that of the night's content, so nothing but one hash is read for a 304.
 *
 * <p>What many people ask for in the morning is worked out and packed once: an answer is kept under
 * its tag and its address, so a night that is judged again, or other rights, get another.
 */
@Component
final class NightAnswers {

  private static final long MOST_KEPT_BYTES = 96L << 20;

  /** Less than this is not worth packing. */
  private static final int WORTH_PACKING = 1024;

  private final Nights nights;
  private final JsonMapper json;
  private final Cache<String, Kept> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT_BYTES)
          .weigher((String key, Kept answer) -> 2 * key.length() + answer.bytes().length + 100)
          .build();

  private record Kept(byte[] bytes, boolean isPacked) {}

  NightAnswers(Nights nights, JsonMapper json) {
    this.nights = nights;
    this.json = json;
  }

  /** Throws the 404 of an unknown night. */
  String requireNight(LocalDate night) {
    return nights
        .findContentHash(night)
        .orElseThrow(
            () ->
                RequestChecks.notFound(
                    "库中没有 " + night + " 这一夜", "no night " + night + " in the store"));
  }

  /**
   * Answers with what a night holds for somebody.
   *
   * @param visible the mines that the answer is about; other mines, another tag
   * @param body bytes as they are, or a value to be written as JSON
   */
  ResponseEntity<byte[]> answer(
      LocalDate night, Visible visible, WebRequest request, MediaType type, Supplier<?> body) {
    // Weak, because the answer may be compressed on the way.
    String tag =
        "W/\"%s-%s-%s\""
            .formatted(
                requireNight(night).substring(0, 32),
                ProductVersion.current(),
                visible.fingerprint());
    boolean readerHasIt = request.checkNotModified(tag);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(readerHasIt ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .cacheControl(CacheControl.noCache().cachePrivate());
    if (readerHasIt) {
      return answer.build();
    }
    var asked = ((ServletWebRequest) request).getRequest();
    String key = tag + asked.getRequestURI() + "?" + asked.getQueryString();
    Kept found = kept.get(key, k -> pack(body.get()));
    answer.contentType(type).varyBy(HttpHeaders.ACCEPT_ENCODING);
    if (!found.isPacked()) {
      return answer.body(found.bytes());
    }
    String accepted = asked.getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip")
        ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(found.bytes())
        : answer.body(unpack(found.bytes()));
  }

  private Kept pack(Object body) {
    byte[] plain = body instanceof byte[] bytes ? bytes : json.writeValueAsBytes(body);
    if (plain.length < WORTH_PACKING) {
      return new Kept(plain, false);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Kept(packed.toByteArray(), true);
  }

  private static byte[] unpack(byte[] packed) {
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return plain.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
