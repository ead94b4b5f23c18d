package org.minewatch.web.geoserver;

import java.io.IOException;

/** What a GeoServer refused, said wrongly or did not say; the message is for who runs it. */
public final class GeoServerException extends IOException {
  private static final long serialVersionUID = 1L;

  public GeoServerException(String message) {
    super(message);
  }

  public GeoServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
