package org.minewatch.web.system;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Does not wait for the rest of what was refused. The web server reads a request to its end before
 * it takes the next of a connection; whoever has no business here could hold a thread by that for
 * as long as he sends a byte now and then.
 */
final class RestOfRefused extends ValveBase {
  private static final Set<Integer> REFUSED = Set.of(401, 405, 421, 429);

  RestOfRefused() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    if (REFUSED.contains(response.getStatus()) && !hasAllCome(request)) {
      response.finishResponse();
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  private static boolean hasAllCome(Request request) throws IOException {
    long bytes = request.getContentLengthLong();
    return bytes == 0
        || bytes < 0 && request.getHeader("Transfer-Encoding") == null
        || bytes > 0 && request.getInputStream().available() >= bytes;
  }
}
