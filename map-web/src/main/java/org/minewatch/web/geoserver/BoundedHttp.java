package org.minewatch.web.geoserver;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the one GeoServer that is configured: a time for the whole exchange, a bound on the answer,
 * and no step elsewhere, whatever it answers.
 */
final class BoundedHttp {
  private final URI base;
  private final String authorization;
  private final Duration longest;
  private final int mostBytes;
  private final HttpClient http;

  /**
   * An answer, whatever it says.
   *
   * @param type the content type without its parameters, in lower case
   */
  record Answer(int status, String type, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** The answer is longer than is taken. */
  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param base the address of the GeoServer itself, without a slash at the end
   */
  BoundedHttp(URI base, String user, String password, Duration longest, int mostBytes) {
    this.base = base;
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    this.longest = longest;
    this.mostBytes = mostBytes;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(longest)
            .build();
  }

  /**
   * @param path begins with a slash, ours and never text of a request
   * @param type of what is sent; empty when nothing is
   */
  Answer ask(String method, String path, String accept, String type, byte[] body)
      throws GeoServerException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", authorization)
            .header("Accept", accept);
    if (type.isEmpty()) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", type);
      request.method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    }
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    CompletableFuture<HttpResponse<Void>> answer =
        http.sendAsync(
            request.build(), HttpResponse.BodyHandlers.ofByteArrayConsumer(p -> take(p, taken)));
    try {
      HttpResponse<Void> got = answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      String said = got.headers().firstValue("Content-Type").orElse("");
      return new Answer(
          got.statusCode(),
          said.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
          taken.toByteArray());
    } catch (TimeoutException e) {
      throw new GeoServerException("no whole answer in " + longest.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      if (isTooLong(e)) {
        throw new GeoServerException("its answer is longer than " + mostBytes + " bytes", e);
      }
      throw new GeoServerException("no answer: " + reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GeoServerException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  private void take(Optional<byte[]> part, ByteArrayOutputStream taken) {
    if (part.isPresent()) {
      if (taken.size() + part.get().length > mostBytes) {
        throw new TooLong();
      }
      taken.writeBytes(part.get());
    }
  }

  private static boolean isTooLong(Throwable problem) {
    for (Throwable t = problem; t != null; t = t.getCause()) {
      if (t instanceof TooLong) {
        return true;
      }
    }
    return false;
  }

  private static String reason(ExecutionException problem) {
    Throwable cause = problem.getCause();
    String message = cause.getMessage();
    return cause.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
  }
}
