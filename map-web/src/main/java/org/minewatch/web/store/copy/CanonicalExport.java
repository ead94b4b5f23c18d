package org.minewatch.web.store.copy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.minewatch.web.store.StoreSettings;

/**
 * Writes a store as canonical text, so that two can be compared whatever database they are in. The
 * files hold what the store holds, password hashes too: they are for their owner alone.
 */
public final class CanonicalExport {
  /** The list of an export's tables with their digests. */
  public static final String LIST = "STORE.txt";

  private CanonicalExport() {}

  /**
   * What a store comes to.
   *
   * @throws StoreRefusedException when it cannot be read as a whole
   */
  public static StoreDigest digest(StoreSettings of)
      throws SQLException, IOException, StoreRefusedException {
    try (RawStore store = RawStore.openPresent(of)) {
      return StoreDigest.read(store);
    }
  }

  /**
   * Writes a file a table and the list of them.
   *
   * @param folder is made; must not hold anything yet
   */
  public static StoreDigest write(StoreSettings of, Path folder)
      throws SQLException, IOException, StoreRefusedException {
    try (RawStore store = RawStore.openPresent(of)) {
      Files.createDirectories(folder, ownerOnly("rwx------"));
      try (var inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw new FileAlreadyExistsException(folder + " is not empty");
        }
      }
      List<TableDigest> tables = new ArrayList<>();
      for (TableShape table : store.tables()) {
        try (OutputStream out = create(folder.resolve(table.name() + ".jsonl"))) {
          tables.add(CanonicalTable.read(store, table, (values, line) -> out.write(line)));
        }
      }
      StoreDigest digest = new StoreDigest(tables, StoreDigest.nextNumbers(store));
      try (OutputStream out = create(folder.resolve(LIST))) {
        out.write((String.join("\n", digest.lines()) + "\n").getBytes("UTF-8"));
      }
      return digest;
    }
  }

  private static OutputStream create(Path file) throws IOException {
    Files.createFile(file, ownerOnly("rw-------"));
    return new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE));
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
