package org.minewatch.web.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real PostGIS for tests, one for the whole run: the one that {@code minewatch.test.postgis.url}
 * or {@code MINEWATCH_TEST_POSTGIS_URL} names, else one of its own from local binaries, which
 * {@code .ci/test-tools} installs where it may. Tests fail without one; they never skip.
 *
 * <p>The own server lives in a temporary folder, listens on a free loopback port, keeps nothing,
 * and ends with the run.
 */
public final class PostgisServer {

  private static final String HOW_TO =
      "no PostGIS for the tests. Install Debian's package (apt-get install postgresql-15-postgis-3"
          + " on Debian 12), or name a running one: MINEWATCH_TEST_POSTGIS_URL="
          + "jdbc:postgresql://host/database with MINEWATCH_TEST_POSTGIS_USER and _PASSWORD";

  private static PostgisServer running;

  private final String url;
  private final String user;
  private final String password;
  private final Own own;

  private PostgisServer(String url, String user, String password, Own own) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.own = own;
  }

  /** How a server of ours is started and stopped again. */
  private record Own(Path folder, List<String> asUser, String control, Path data, String options) {}

  /** A server of its own for a test that stops it; it ends with the run. */
  public static PostgisServer startFresh() {
    return startOwn("fsync=off -c full_page_writes=off -c synchronous_commit=on");
  }

  /** Ends the server at once, as when its machine loses power. */
  public void crash() throws IOException {
    run(
        own.folder,
        own.asUser,
        own.control,
        "-D",
        own.data.toString(),
        "-m",
        "immediate",
        "-w",
        "stop");
  }

  /** Starts it again on the port that it had. */
  public void start() throws IOException {
    run(
        own.folder,
        own.asUser,
        own.control,
        "-D",
        own.data.toString(),
        "-l",
        own.folder.resolve("log").toString(),
        "-w",
        "-t",
        "60",
        "-o",
        own.options,
        "start");
  }

  /** As {@link #startFresh}, and what was committed is on the disk, as where it counts. */
  public static PostgisServer startDurable() {
    return startOwn("fsync=on -c full_page_writes=on -c synchronous_commit=on");
  }

  /** Settings of a new empty database in it. */
  public StoreSettings create() {
    String schema = "t" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException("PostGIS at " + url + " does not work", e);
    }
    String separator = url.contains("?") ? "&" : "?";
    return new StoreSettings(
        url + separator + "currentSchema=" + schema + ",public", user, password, 2);
  }

  /** A new database of its own, as an installation has it: its tables are in schema public. */
  public StoreSettings createDatabase() {
    String name = "d" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("PostGIS at " + url + " makes no database", e);
    }
    return new StoreSettings(
        url.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"), user, password, 2);
  }

  /** Where {@code pg_dump} and the other programs of PostgreSQL are. */
  public static Path binaries() {
    return findBinaries().orElseGet(PostgisServer::install);
  }

  /** The server of this run, started when first asked for. */
  public static synchronized PostgisServer get() {
    if (running == null) {
      running =
          named()
              .orElseGet(
                  () -> startOwn("fsync=off -c full_page_writes=off -c synchronous_commit=off"));
    }
    return running;
  }

  /** JDBC URL of a database that has PostGIS or may create it. */
  public String url() {
    return url;
  }

  public String user() {
    return user;
  }

  public String password() {
    return password;
  }

  private static Optional<PostgisServer> named() {
    return setting("url")
        .map(
            url ->
                new PostgisServer(
                    url, setting("user").orElse("postgres"), setting("password").orElse(""), null));
  }

  private static Optional<String> setting(String name) {
    String property = System.getProperty("minewatch.test.postgis." + name);
    return Optional.ofNullable(
        property != null
            ? property
            : System.getenv("MINEWATCH_TEST_POSTGIS_" + name.toUpperCase(java.util.Locale.ROOT)));
  }

  /**
   * @param durability what is forced to the disk and when
   */
  private static PostgisServer startOwn(String durability) {
    try {
      Path binaries = findBinaries().orElseGet(PostgisServer::install);
      Path folder = Files.createTempDirectory("minewatch-postgis");
      boolean root = System.getProperty("user.name").equals("root");
      List<String> asUser = new ArrayList<>();
      if (root) {
        String unprivileged = unprivilegedUser();
        giveTo(folder, unprivileged);
        asUser.addAll(List.of("runuser", "-u", unprivileged, "--"));
      }
      Path data = folder.resolve("data");
      run(
          folder,
          asUser,
          binaries.resolve("initdb").toString(),
          "-D",
          data.toString(),
          "-U",
          "minewatch",
          "-A",
          "trust",
          "-E",
          "UTF8",
          "--no-locale",
          "--no-sync");
      int port = freePort();
      String options =
          "-p "
              + port
              + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
              + " -c "
              + durability
              + " -c shared_buffers=32MB -c max_connections=40";
      String control = binaries.resolve("pg_ctl").toString();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(folder, asUser, control, data)));
      PostgisServer server =
          new PostgisServer(
              "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
              "minewatch",
              "",
              new Own(folder, asUser, control, data, options));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(HOW_TO, e);
    }
  }

  /** The newest PostgreSQL of this machine that has PostGIS. */
  private static Optional<Path> findBinaries() {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(versions)) {
      return folders
          .filter(v -> Files.isExecutable(v.resolve("bin/initdb")))
          .filter(
              v ->
                  Files.exists(
                      Path.of("/usr/share/postgresql", v.getFileName().toString())
                          .resolve("extension/postgis.control")))
          .max(Comparator.comparingInt(v -> Integer.parseInt(v.getFileName().toString())))
          .map(v -> v.resolve("bin"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path install() {
    try {
      Path tools = Path.of("").toAbsolutePath().resolveSibling(".ci/test-tools");
      run(Path.of("."), List.of(), tools.toString(), "postgis");
    } catch (IOException e) {
      throw new UncheckedIOException(HOW_TO, e);
    }
    return findBinaries().orElseThrow(() -> new IllegalStateException(HOW_TO));
  }

  /** PostgreSQL refuses to run as root. */
  private static String unprivilegedUser() {
    for (String user : List.of("postgres", "nobody")) {
      try {
        Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        return user;
      } catch (IOException e) {
        // The next one may exist.
      }
    }
    throw new IllegalStateException(HOW_TO);
  }

  private static void giveTo(Path folder, String user) throws IOException {
    UserPrincipal owner =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    Files.setAttribute(folder, "posix:owner", owner, LinkOption.NOFOLLOW_LINKS);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void run(Path folder, List<String> asUser, String... command) throws IOException {
    List<String> line = new ArrayList<>(asUser);
    line.addAll(List.of(command));
    Path output = Files.createTempFile("minewatch-postgis", ".out");
    try {
      Process process =
          new ProcessBuilder(line)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", line) + "\n" + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static void stop(Path folder, List<String> asUser, String control, Path data) {
    try {
      run(folder, asUser, control, "-D", data.toString(), "-m", "immediate", "-w", "stop");
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      System.err.println("the tests' PostGIS in " + folder + " did not end cleanly: " + e);
    }
  }
}
