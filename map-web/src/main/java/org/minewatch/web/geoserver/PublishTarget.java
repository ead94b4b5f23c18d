package org.minewatch.web.geoserver;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where is published, out of which database, and for whom.
 *
 * @param geoserver address of the GeoServer, such as {@code http://geoserver:8080/geoserver}
 * @param user an administrator of it
 * @param reader the account that minewatch reads it with; made when it is not there
 * @param keepServiceRules leaves its rules of services as they are, for a GeoServer that others use
 * @param longest time for one request
 */
public record PublishTarget(
    URI geoserver,
    String user,
    String password,
    Database database,
    Reader reader,
    Bounds bounds,
    boolean keepServiceRules,
    Duration longest) {

  /** What GeoServer is delivered with; nothing is published on one that still has it. */
  private static final String DELIVERED_WITH = "geoserver";

  private static final Pattern ADDRESS =
      Pattern.compile("https?://[A-Za-z0-9.\\-]{1,253}(:\\d{1,5})?(/[A-Za-z0-9._\\-]{1,64}){0,4}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\-]{1,63}");

  /** How the GeoServer reaches the store, with an account that may read its views alone. */
  public record Database(
      String host, int port, String name, String schema, String user, String password) {

    public Database {
      for (String part : new String[] {host, name, schema, user}) {
        if (!NAME.matcher(part).matches()) {
          throw new IllegalArgumentException(
              "\"" + part + "\" is no name of a host, database, schema or user");
        }
      }
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("the port of the database is 1 to 65535, not " + port);
      }
    }
  }

  /** The account that minewatch reads the GeoServer with. */
  public record Reader(String user, String password) {
    public Reader {
      name(user);
    }
  }

  /** Degrees that all data lie in: the frame of layers and of kept tiles, fixed beforehand. */
  public record Bounds(double west, double south, double east, double north) {
    /** The mainland of China. */
    public static final Bounds CHINA = new Bounds(73, 15, 136, 54);

    public Bounds {
      if (!(west >= -180 && west < east && east <= 180)
          || !(south >= -90 && south < north && north <= 90)) {
        throw new IllegalArgumentException(
            "the bounds are west,south,east,north in degrees, the lesser first");
      }
    }
  }

  public PublishTarget {
    if (!isAddress(geoserver.toString())) {
      throw new IllegalArgumentException(
          geoserver + " is no address of a GeoServer such as http://geoserver:8080/geoserver");
    }
    name(user);
    if (password.equals(DELIVERED_WITH) || reader.password().equals(DELIVERED_WITH)) {
      throw new IllegalArgumentException(
          "a password is the one that GeoServer is delivered with; change it first");
    }
    if (reader.user().equals(user)) {
      throw new IllegalArgumentException("the reader must not be the administrator " + user);
    }
  }

  /** Whether a text is the address of one server, without a user, query or way out of its path. */
  static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches() && !text.contains("..") && !text.endsWith(".");
  }

  private static void name(String user) {
    if (!NAME.matcher(user).matches()) {
      throw new IllegalArgumentException("\"" + user + "\" is no name of a user");
    }
  }
}
