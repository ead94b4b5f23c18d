package org.minewatch.web.store.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.store.PostgisServer;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;

/** The ways of docs/backup.md, with the real programs: what is restored is what was backed up. */
class BackupTest {
  @TempDir Path folder;

  /** Runs a program of PostgreSQL against the database of a store. */
  private void run(String program, StoreSettings on, String... arguments) throws Exception {
    URI place = URI.create(on.url().substring("jdbc:".length()));
    List<String> line =
        new ArrayList<>(
            List.of(
                PostgisServer.binaries().resolve(program).toString(),
                "--host=" + place.getHost(),
                "--port=" + place.getPort(),
                "--username=" + on.user(),
                "--dbname=" + place.getPath().substring(1)));
    line.addAll(List.of(arguments));
    Path output = folder.resolve(program + ".out");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("PGPASSWORD", on.password());
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
  }

  private static void sql(StoreSettings on, String statement) throws Exception {
    try (Connection c = DriverManager.getConnection(on.url(), on.user(), on.password());
        Statement s = c.createStatement()) {
      s.execute(statement);
    }
  }

  private static void assertRestored(StoreSettings restored, StoreDigest before) throws Exception {
    assertThat(CanonicalExport.digest(restored)).isEqualTo(before);
    Store.open(restored).close();
    assertThat(CanonicalExport.digest(restored))
        .as("nothing to bring up to date")
        .isEqualTo(before);
  }

  @Test
  void aDumpOfPostgresIsRestoredIntoANewDatabase() throws Exception {
    StoreSettings store = PostgisServer.get().createDatabase();
    EveryTable.fill(store);
    StoreDigest before = CanonicalExport.digest(store);
    String dump = folder.resolve("store.dump").toString();
    run("pg_dump", store, "--format=custom", "--no-owner", "--file=" + dump);
    // What is written after the dump is not in it.
    sql(store, "DELETE FROM live_snapshot");
    StoreSettings restored = PostgisServer.get().createDatabase();
    run("pg_restore", restored, "--no-owner", "--exit-on-error", "--single-transaction", dump);
    assertThat(CanonicalExport.digest(store)).isNotEqualTo(before);
    assertRestored(restored, before);
  }

  @Test
  void anEmbeddedStoreIsRestoredFromABackupTakenWhileItIsOpen() throws Exception {
    StoreSettings store = embedded("store");
    EveryTable.fill(store);
    StoreDigest before = CanonicalExport.digest(store);
    Path zip = folder.resolve("store.zip");
    Path script = folder.resolve("store.sql");
    try (Store open = Store.open(store)) {
      sql(store, "BACKUP TO '" + zip + "'");
      sql(store, "SCRIPT TO '" + script + "'");
    }
    StoreSettings unpacked = embedded("unpacked/store");
    Files.createDirectory(folder.resolve("unpacked"));
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      var entry = archive.getEntry("store.mv.db");
      Files.copy(archive.getInputStream(entry), folder.resolve("unpacked/store.mv.db"));
    }
    assertRestored(unpacked, before);
    StoreSettings read = embedded("read/store");
    sql(read, "RUNSCRIPT FROM '" + script + "'");
    assertRestored(read, before);
  }

  private StoreSettings embedded(String name) {
    return new StoreSettings("jdbc:h2:file:" + folder.resolve(name), "minewatch", "", 2);
  }
}
