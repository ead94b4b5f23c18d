package org.minewatch.web.system;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Waits little for the rest of what was refused. The web server reads a request to its end before
 * it takes the next of a connection; whoever has no business here could hold a thread by that for
 * as long as he sends a byte now and then. What pages send is short and on its way already: a few
 * threads may wait for it. The rest ends with its connection.
 */
final class RestOfRefused extends ValveBase {
  private static final Set<Integer> REFUSED = Set.of(401, 405, 421, 429);
  private static final int SHORT_BYTES = 1 << 16;
  private static final int MOST_WAITING = 8;

  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  RestOfRefused() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    if (REFUSED.contains(response.getStatus()) && hasBody(request)) {
      response.finishResponse();
      if (!isShort(request) || !hasCome(request)) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
      }
    }
  }

  private static boolean hasBody(Request request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private static boolean isShort(Request request) {
    long bytes = request.getContentLengthLong();
    return bytes > 0 && bytes <= SHORT_BYTES;
  }

  /** Reads it to its end, where a thread may be spent on that. */
  private boolean hasCome(Request request) {
    if (!waiting.tryAcquire()) {
      return false;
    }
    try {
      InputStream rest = request.getInputStream();
      byte[] buffer = new byte[1 << 12];
      int n = rest.read(buffer);
      while (n >= 0) {
        n = rest.read(buffer);
      }
      return true;
    } catch (IOException | IllegalStateException e) {
      return false; // Cut off, or read already by who refused it.
    } finally {
      waiting.release();
    }
  }
}
