package org.minewatch.web.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.web.geoserver.GeoServerException;
import org.minewatch.web.geoserver.PublishTarget;
import org.minewatch.web.geoserver.PublishTarget.Bounds;
import org.minewatch.web.geoserver.PublishTarget.Database;
import org.minewatch.web.geoserver.PublishTarget.Reader;
import org.minewatch.web.geoserver.Publishing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code publish}: makes a GeoServer show the views of a PostGIS store. */
@Command(
    name = "publish",
    description = {
      "Makes a GeoServer show the views of a PostGIS store: workspace, data store,",
      "layers, styles, groups, kept tiles, rules of access. Looks first and changes",
      "only what is not as it should be. Passwords are read from files."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all is as it should be",
      "1:GeoServer refused something or did not answer; what was done before stays",
      "2:wrong usage, or a password file that cannot be read"
    })
final class PublishCommand implements Callable<Integer> {
  private static final Pattern DATABASE =
      Pattern.compile("([A-Za-z0-9.\\-]{1,253})(?::(\\d{1,5}))?/([A-Za-z0-9_\\-]{1,63})");
  private static final Pattern BOUNDS =
      Pattern.compile("-?\\d{1,3}(\\.\\d{1,9})?(,-?\\d{1,3}(\\.\\d{1,9})?){3}");
  private static final int POSTGRESQL_PORT = 5432;
  private static final int MOST_PASSWORD_BYTES = 1024;

  @Spec private CommandSpec spec;

  @Option(
      names = "--geoserver",
      required = true,
      paramLabel = "URL",
      description = "Its address, such as http://geoserver:8080/geoserver.")
  private URI geoserver;

  @Option(
      names = "--user",
      defaultValue = "admin",
      paramLabel = "NAME",
      description = "Administrator of the GeoServer. Default: ${DEFAULT-VALUE}.")
  private String user;

  @Option(
      names = "--password-file",
      required = true,
      paramLabel = "FILE",
      description = "File with the administrator's password.")
  private Path passwordFile;

  @Option(
      names = "--database",
      required = true,
      paramLabel = "HOST[:PORT]/NAME",
      description = "The store as the GeoServer reaches it.")
  private String database;

  @Option(
      names = "--schema",
      defaultValue = "public",
      paramLabel = "NAME",
      description = "Schema of the store. Default: ${DEFAULT-VALUE}.")
  private String schema;

  @Option(
      names = "--database-user",
      defaultValue = "minewatch_geoserver",
      paramLabel = "NAME",
      description = "Role that may read the views and nothing else. Default: ${DEFAULT-VALUE}.")
  private String databaseUser;

  @Option(
      names = "--database-password-file",
      required = true,
      paramLabel = "FILE",
      description = "File with the role's password.")
  private Path databasePasswordFile;

  @Option(
      names = "--reader",
      defaultValue = "minewatch",
      paramLabel = "NAME",
      description = "Account that minewatch reads maps with; made. Default: ${DEFAULT-VALUE}.")
  private String reader;

  @Option(
      names = "--reader-password-file",
      required = true,
      paramLabel = "FILE",
      description = "File with the account's password.")
  private Path readerPasswordFile;

  @Option(
      names = "--bounds",
      defaultValue = "73,15,136,54",
      paramLabel = "W,S,E,N",
      description = "Degrees that all data lie in. Default: ${DEFAULT-VALUE}.")
  private String bounds;

  @Option(
      names = "--keep-service-rules",
      description = "Leaves the rules of services as they are, for a GeoServer that others use.")
  private boolean keepServiceRules;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      paramLabel = "N",
      description = "Longest for one request, 1 to 600. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--dry-run", description = "Says what it would do and changes nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws UsageException {
    PublishTarget target = target();
    PrintWriter out = spec.commandLine().getOut();
    try {
      Publishing.Outcome outcome = Publishing.run(target, dryRun, out::println);
      out.println(
          dryRun
              ? "%d to create, %d to change, %d as they should be"
                  .formatted(outcome.created(), outcome.changed(), outcome.same())
              : "%d created, %d changed, %d as they should be"
                  .formatted(outcome.created(), outcome.changed(), outcome.same()));
      return ExitStatus.COMPLETED;
    } catch (GeoServerException e) {
      spec.commandLine().getErr().println("failed: " + e.getMessage());
      return ExitStatus.FAILED;
    }
  }

  private PublishTarget target() throws UsageException {
    Matcher place = DATABASE.matcher(database);
    if (!place.matches()) {
      throw wrong("--database is HOST[:PORT]/NAME, not " + database);
    }
    if (seconds < 1 || seconds > 600) {
      throw wrong("--seconds must be 1 to 600, not " + seconds);
    }
    String password = password("--password-file", passwordFile);
    String databasePassword = password("--database-password-file", databasePasswordFile);
    String readerPassword = password("--reader-password-file", readerPasswordFile);
    try {
      return new PublishTarget(
          geoserver,
          user,
          password,
          new Database(
              place.group(1),
              place.group(2) == null ? POSTGRESQL_PORT : Integer.parseInt(place.group(2)),
              place.group(3),
              schema,
              databaseUser,
              databasePassword),
          new Reader(reader, readerPassword),
          bounds(),
          keepServiceRules,
          Duration.ofSeconds(seconds));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private Bounds bounds() {
    if (!BOUNDS.matcher(bounds).matches()) {
      throw wrong("--bounds is west,south,east,north in degrees, not " + bounds);
    }
    double[] sides = Arrays.stream(bounds.split(",")).mapToDouble(Double::parseDouble).toArray();
    return new Bounds(sides[0], sides[1], sides[2], sides[3]);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static String password(String option, Path file) throws UsageException {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_PASSWORD_BYTES) {
        throw new UsageException(option + " " + file + " is no file with a password");
      }
      String password = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (password.isEmpty() || password.chars().anyMatch(Character::isISOControl)) {
        throw new UsageException(option + " " + file + " must hold one line, the password");
      }
      return password;
    } catch (IOException e) {
      throw new UsageException(option + " " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
