package org.minewatch.web.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends bytes as they are, also such as no client of HTTP would send. */
final class RawHttp {
  private static final int MOST_ANSWER_BYTES = 16 << 20;

  private RawHttp() {}

  /**
   * What came back.
   *
   * @param status 0 when the server closed without a word, -1 when it said nothing in time
   * @param headers by lower-case name
   */
  record Answer(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  static Answer send(int port, byte[] request, Duration patience) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) patience.toMillis());
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        socket.shutdownOutput();
      } catch (SocketException e) {
        // It has refused before it had all; the answer may still be there.
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      try {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[1 << 15];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          all.write(buffer, 0, n);
          if (all.size() > MOST_ANSWER_BYTES) {
            throw new IOException("the answer has more than " + MOST_ANSWER_BYTES + " bytes");
          }
        }
      } catch (SocketTimeoutException e) {
        return new Answer(-1, Map.of(), all.toString(StandardCharsets.UTF_8));
      } catch (SocketException e) {
        // Reset by the server after its answer.
      }
      return parse(all.toByteArray());
    }
  }

  private static Answer parse(byte[] all) {
    String text = new String(all, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0 || !text.startsWith("HTTP/1.")) {
      return new Answer(0, Map.of(), text);
    }
    String[] lines = text.substring(0, end).split("\r\n");
    Map<String, String> headers = new TreeMap<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    byte[] body = Arrays.copyOfRange(all, end + 4, all.length);
    return new Answer(
        Integer.parseInt(lines[0].substring(9, 12)),
        headers,
        new String(body, StandardCharsets.UTF_8));
  }
}
