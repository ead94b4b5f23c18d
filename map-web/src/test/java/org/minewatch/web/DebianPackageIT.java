package org.minewatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.setting.KnownSettings;

/** The Debian package: what is in it, for whom, and what systemd thinks of its unit. */
class DebianPackageIT {
  private static final Path DEB = Path.of("src", "deb");

  @TempDir static Path folder;
  private static Path built;

  private record Said(int status, String text) {}

  private static Said run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  private static boolean has(String tool) throws Exception {
    return run("sh", "-c", "command -v " + tool).status() == 0;
  }

  @BeforeAll
  static void build() throws Exception {
    assumeTrue(has("dpkg-deb"), "dpkg-deb is Debian's");
    run(Path.of("..", ".ci", "test-tools").toString(), "package");
    Said said = run(DEB.resolve("build").toString());
    assertThat(said.status()).as(said.text()).isZero();
    try (Stream<Path> made = Files.list(Path.of("target"))) {
      built =
          made.filter(p -> p.getFileName().toString().matches("minewatch_.*_all\\.deb"))
              .findFirst()
              .orElseThrow();
    }
    said = run("dpkg-deb", "-x", built.toString(), folder.toString());
    assertThat(said.status()).as(said.text()).isZero();
  }

  @Test
  void itDependsOnJavaAndHasItsFiles() throws Exception {
    assertThat(run("dpkg-deb", "-f", built.toString(), "Depends").text())
        .contains("openjdk-17-jre-headless | java17-runtime-headless", "adduser");
    assertThat(run("dpkg-deb", "-c", built.toString()).text())
        .containsPattern("-rw-r----- root/root .* ./etc/minewatch/minewatch.properties")
        .containsPattern("-rwxr-xr-x root/root .* ./usr/bin/minewatch")
        .containsPattern("-rw-r--r-- root/root .* ./usr/share/minewatch/minewatch.jar")
        .contains("copyright", "NOTICE", "sbom.cdx.json", "operations.md", "configuration.md");
    assertThat(run("dpkg-deb", "-I", built.toString(), "conffiles").text())
        .contains("/etc/minewatch/minewatch.properties", "/etc/default/minewatch");
  }

  @Test
  void theSameJarGivesTheSamePackage() throws Exception {
    byte[] first = Files.readAllBytes(built);
    Said said = run(DEB.resolve("build").toString());
    assertThat(said.status()).as(said.text()).isZero();
    assertThat(Files.readAllBytes(built).length).isEqualTo(first.length);
    assertThat(java.util.Arrays.equals(Files.readAllBytes(built), first)).isTrue();
  }

  @Test
  void itsSettingsAreSettingsAlsoThoseThatAreCommentedOut() throws IOException {
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("etc/minewatch/minewatch.properties"))) {
      if (line.matches("#?[a-z][a-z.-]+=.*")) {
        names.add(line.replaceFirst("^#", "").replaceFirst("=.*", ""));
      }
    }
    assertThat(names).hasSizeGreaterThan(10);
    assertThat(KnownSettings.read().names()).containsAll(names);
  }

  @Test
  void lintianHasNothingToSay() throws Exception {
    assumeTrue(has("lintian"), "lintian is not installed");
    Said said = run("lintian", "--allow-root", "--fail-on", "error,warning", built.toString());
    assertThat(said.status()).as(said.text()).isZero();
  }

  @Test
  void systemdFindsNothingWrongInTheUnit() throws Exception {
    assumeTrue(has("systemd-analyze"), "systemd-analyze is not installed");
    Path unit = folder.resolve("minewatch.service");
    // The program is where the package puts it, which need not be on this machine.
    Files.writeString(
        unit,
        Files.readString(folder.resolve("lib/systemd/system/minewatch.service"))
            .replace("/usr/bin/minewatch", folder.resolve("usr/bin/minewatch").toString()));
    Said said = run("systemd-analyze", "verify", "--man=no", unit.toString());
    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.text()).doesNotContain("minewatch.service:");
    Said security =
        run("systemd-analyze", "security", "--offline=true", "--threshold=20", unit.toString());
    assertThat(security.status()).as(security.text()).isZero();
  }

  @Test
  void itsScriptsAreScripts() throws Exception {
    for (String script : List.of("postinst", "prerm", "postrm", "config")) {
      Said said = run("sh", "-n", DEB.resolve("debian").resolve(script).toString());
      assertThat(said.status()).as(script + said.text()).isZero();
    }
    assertThat(run("sh", "-n", DEB.resolve("minewatch").toString()).status()).isZero();
  }
}
