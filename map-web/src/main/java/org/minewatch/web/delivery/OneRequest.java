package org.minewatch.web.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One POST over a connection of its own to a machine that was looked up and checked before, with
 * the certificate held to the name. Java's own client looks names up by itself, when they may lead
 * elsewhere, and does not tell when a request has left.
 */
final class OneRequest implements AutoCloseable {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( [^\r\n]*)?");
  private static final int MOST_HEAD_BYTES = 16 << 10;

  private final SSLContext trust;
  private final int timeoutMillis;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "webhook deadline");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param timeout longest for a connection, and once more for the exchange
   */
  OneRequest(SSLContext trust, Duration timeout) {
    this.trust = trust;
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  /**
   * The status that is answered; the rest of the answer is not read.
   *
   * @param machines what the address was found to lead to; the first that takes a connection
   */
  int post(
      URI address,
      List<InetAddress> machines,
      Map<String, String> headers,
      String body,
      Courier.Handing handing)
      throws Courier.NotSentException, Courier.UnansweredException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    byte[] head = head(address, headers, bytes.length).getBytes(StandardCharsets.US_ASCII);
    boolean handed = false;
    try (Socket plain = connect(address, machines)) {
      ScheduledFuture<?> deadline =
          clock.schedule(() -> end(plain), timeoutMillis, TimeUnit.MILLISECONDS);
      try (Socket socket = isSecure(address) ? secured(plain, address) : plain) {
        OutputStream out = socket.getOutputStream();
        handing.now();
        handed = true;
        out.write(head);
        out.write(bytes);
        out.flush();
        return status(socket.getInputStream());
      } finally {
        deadline.cancel(false);
      }
    } catch (IOException e) {
      if (handed) {
        throw new Courier.UnansweredException("no answer came: " + e.getMessage(), e);
      }
      throw new Courier.NotSentException("no connection: " + e.getMessage(), e);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It has ended.
    }
  }

  private static boolean isSecure(URI address) {
    return address.getScheme().equalsIgnoreCase("https");
  }

  private static int port(URI address) {
    return address.getPort() > 0 ? address.getPort() : isSecure(address) ? 443 : 80;
  }

  private Socket connect(URI address, List<InetAddress> machines) throws IOException {
    IOException last = new IOException("no machine");
    for (InetAddress machine : machines) {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(machine, port(address)), timeoutMillis);
        socket.setSoTimeout(timeoutMillis);
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }

  private Socket secured(Socket plain, URI address) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            trust
                .getSocketFactory()
                .createSocket(plain, WebhookCourier.hostName(address), port(address), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static String head(URI address, Map<String, String> headers, int bytes) {
    URI plain = URI.create(address.toASCIIString());
    String path =
        plain.getRawPath() == null || plain.getRawPath().isEmpty() ? "/" : plain.getRawPath();
    StringBuilder head =
        new StringBuilder("POST ")
            .append(path)
            .append(plain.getRawQuery() == null ? "" : "?" + plain.getRawQuery())
            .append(" HTTP/1.1\r\nHost: ")
            .append(plain.getHost())
            .append(plain.getPort() > 0 ? ":" + plain.getPort() : "")
            .append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("Content-Length: ")
        .append(bytes)
        .append("\r\nConnection: close\r\n\r\n")
        .toString();
  }

  private static int status(InputStream in) throws IOException {
    int read = 0;
    while (true) {
      StringBuilder first = new StringBuilder();
      StringBuilder line = new StringBuilder();
      boolean isFirst = true;
      while (true) {
        int next = in.read();
        if (next < 0 || ++read > MOST_HEAD_BYTES) {
          throw new IOException(next < 0 ? "the connection ended" : "a head without end");
        }
        if (next != '\n') {
          line.append((char) next);
          continue;
        }
        String text = line.toString().stripTrailing();
        line.setLength(0);
        if (isFirst) {
          first.append(text);
          isFirst = false;
        } else if (text.isEmpty()) {
          break;
        }
      }
      Matcher status = STATUS.matcher(first);
      if (!status.matches()) {
        throw new IOException("it answered no HTTP");
      }
      int number = Integer.parseInt(status.group(1));
      if (number >= 200) {
        return number;
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
