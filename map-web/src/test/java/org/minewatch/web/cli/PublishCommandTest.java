package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of {@code publish}; what it does is tested beside the package. */
class PublishCommandTest {
  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Cli publish(String address, String database, String password, String... more)
      throws IOException {
    List<String> args =
        new ArrayList<>(
            List.of(
                "publish",
                "--geoserver",
                address,
                "--password-file",
                file("admin", password),
                "--database",
                database,
                "--database-password-file",
                file("database", "d"),
                "--reader-password-file",
                file("reader", "r")));
    args.addAll(List.of(more));
    return Cli.run(args.toArray(String[]::new));
  }

  @Test
  void aServerThatIsNotThereIsAFailure() throws Exception {
    Cli cli = publish("http://127.0.0.1:9/geoserver", "postgis/minewatch", "secret");
    assertThat(cli.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(cli.err())
        .startsWith(
            "failed: GeoServer at http://127.0.0.1:9/geoserver: GET /rest/about/version.json: no answer:")
        .doesNotContain("secret", "\tat ");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void wrongUsageIsSaid() throws Exception {
    assertThat(publish("http://h/g", "postgis", "secret").err())
        .startsWith("--database is HOST[:PORT]/NAME, not postgis");
    assertThat(publish("file:///etc", "postgis/m", "secret").err())
        .startsWith("file:///etc is no address of a GeoServer");
    assertThat(publish("http://h/g", "postgis:99999/m", "secret").err())
        .startsWith("the port of the database is 1 to 65535, not 99999");
    assertThat(publish("http://h/g", "postgis/m", "s", "--bounds", "1,2,3").err())
        .startsWith("--bounds is west,south,east,north in degrees, not 1,2,3");
    assertThat(publish("http://h/g", "postgis/m", "s", "--bounds", "9,2,3,4").err())
        .startsWith("the bounds are west,south,east,north in degrees, the lesser first");
    assertThat(publish("http://h/g", "postgis/m", "\n").err())
        .contains("must hold one line, the password");
    assertThat(publish("http://h/g", "postgis/m", "geoserver\n").status())
        .isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void noPasswordIsTakenFromTheCommandLine() throws Exception {
    Cli cli = publish("http://h/g", "postgis/m", "s", "--password", "x");
    assertThat(cli.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(cli.err()).startsWith("Unknown options: '--password', 'x'");
  }
}
