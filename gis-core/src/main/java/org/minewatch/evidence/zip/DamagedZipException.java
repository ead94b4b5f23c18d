package org.minewatch.evidence.zip;

import java.io.IOException;

/** An archive that is not of our form; the message says where and what. */
public final class DamagedZipException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedZipException(String message) {
    super(message);
  }
}
