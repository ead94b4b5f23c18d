package org.minewatch.evidence.stamp;

import java.io.IOException;
import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/**
 * What an authority is asked: to stamp the head of a log, which is a SHA-256 itself, and to put its
 * certificate into the token.
 */
public final class StampRequest {
  /** Media types of section 3.4. */
  public static final String QUERY_TYPE = "application/timestamp-query";

  public static final String REPLY_TYPE = "application/timestamp-reply";

  private final TimeStampRequest request;

  /**
   * @param head of a log, hexadecimal
   * @param nonce of whoever asks, so that no old answer passes for a new one
   */
  public StampRequest(String head, BigInteger nonce) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    request = generator.generate(TSPAlgorithms.SHA256, HexFormat.of().parseHex(head), nonce);
  }

  /** The request as it is sent. */
  public byte[] bytes() {
    try {
      return request.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("a request cannot be encoded", e);
    }
  }

  TimeStampRequest request() {
    return request;
  }
}
