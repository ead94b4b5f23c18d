package org.minewatch.evidence.log;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.minewatch.evidence.DigestAlgorithm;
import tools.jackson.databind.JsonNode;

/**
 * A head that an authority put its time to.
 *
 * @param size of the log then
 * @param head hexadecimal
 * @param token of RFC 3161, in Base64
 */
public record StampedHead(long size, String head, String token) {

  Map<String, Object> members() {
    return Map.of("size", size, "head", head, "token", token);
  }

  static StampedHead read(JsonNode json) throws IOException {
    StampedHead stamp =
        new StampedHead(
            json.path("size").asLong(-1),
            json.path("head").asString(""),
            json.path("token").asString(""));
    if (!DigestAlgorithm.isHex(stamp.head())) {
      throw new IOException("a time stamp of the log is damaged: its head is no hash");
    }
    return stamp;
  }

  /**
   * The token's bytes.
   *
   * @throws IllegalArgumentException when it is no Base64
   */
  byte[] bytes() {
    return Base64.getDecoder().decode(token);
  }
}
