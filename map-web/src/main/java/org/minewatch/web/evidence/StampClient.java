package org.minewatch.web.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.minewatch.evidence.stamp.StampCheck;
import org.minewatch.evidence.stamp.StampRequest;

/** Asks a time-stamp authority over HTTP, within a time and a size, and follows it nowhere. */
final class StampClient {
  private final URI authority;
  private final Duration longest;
  private final HttpClient http;

  StampClient(URI authority, Duration longest) {
    this.authority = authority;
    this.longest = longest;
    this.http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(longest)
            .build();
  }

  /**
   * The answer, whatever it says.
   *
   * @throws IOException when there is none in time, or it is none of the protocol
   */
  byte[] ask(StampRequest request) throws IOException {
    HttpRequest post =
        HttpRequest.newBuilder(authority)
            .header("Content-Type", StampRequest.QUERY_TYPE)
            .header("Accept", StampRequest.REPLY_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.bytes()))
            .build();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    CompletableFuture<HttpResponse<Void>> answer =
        http.sendAsync(
            post, HttpResponse.BodyHandlers.ofByteArrayConsumer(part -> take(part, body)));
    try {
      HttpResponse<Void> got = answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      String type = got.headers().firstValue("Content-Type").orElse("");
      if (got.statusCode() != 200 || !type.startsWith(StampRequest.REPLY_TYPE)) {
        throw new IOException(
            "the authority answered status " + got.statusCode() + " of the type " + type);
      }
      return body.toByteArray();
    } catch (ExecutionException e) {
      throw new IOException("the authority gave no answer: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IOException("the authority gave no answer in " + longest.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  private static void take(Optional<byte[]> part, ByteArrayOutputStream body) {
    if (part.isPresent()) {
      if (body.size() + part.get().length > StampCheck.MOST_BYTES) {
        throw new IllegalStateException("more than " + StampCheck.MOST_BYTES + " bytes");
      }
      body.writeBytes(part.get());
    }
  }
}
