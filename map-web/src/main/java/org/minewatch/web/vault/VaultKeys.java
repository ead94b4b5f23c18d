package org.minewatch.web.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys with which identities are encrypted: one file outside the database that only its owner
 * may read, a line a key, {@code id base64}; the last is the one in use. The file is read each
 * time, so that a running server follows a rotation.
 */
public final class VaultKeys {
  private static final String FILE = "identity.keys";
  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 6;
  private static final long MOST_BYTES = 1 << 16;
  private static final Pattern LINE = Pattern.compile("(k-[0-9a-f]{12}) ([A-Za-z0-9+/]{43}=)");
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final Path file;

  public VaultKeys(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(FILE);
  }

  /** A key and the name by which what it encrypted says so. */
  public record Key(String id, byte[] bytes) {
    @Override
    public String toString() {
      return id;
    }
  }

  /** The key in use; makes the first one. */
  public synchronized Key active() {
    List<Key> keys = read();
    if (keys.isEmpty()) {
      add();
      keys = read();
    }
    return keys.get(keys.size() - 1);
  }

  /** Whether there is any key yet. */
  private boolean exist() {
    return !read().isEmpty();
  }

  public Optional<Key> find(String id) {
    return read().stream().filter(k -> k.id().equals(id)).findFirst();
  }

  /** Adds a key, which is the one in use from now on. */
  private synchronized Key add() {
    byte[] id = new byte[ID_BYTES];
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(id);
    RANDOM.nextBytes(bytes);
    Key key = new Key("k-" + HexFormat.of().formatHex(id), bytes);
    List<Key> keys = new ArrayList<>(read());
    keys.add(key);
    write(keys);
    return key;
  }

  /**
   * Makes a new key and has everything encrypted anew with it. It may be repeated at any time; what
   * was cut short goes on.
   *
   * @param some encrypts some of what has another key anew, in a transaction of its own, and says
   *     how many that were; 0 when nothing is left
   * @return how many that were in all
   */
  public int rotate(ToIntFunction<Key> some) {
    if (!exist()) {
      return 0;
    }
    Key key = add();
    int count = 0;
    int done;
    do {
      done = some.applyAsInt(key);
      count += done;
    } while (done > 0);
    forgetOld();
    return count;
  }

  /**
   * Forgets all keys but the one in use and the one before, which a server that was writing while
   * the keys changed may still have used.
   */
  private synchronized void forgetOld() {
    List<Key> keys = read();
    if (keys.size() > 2) {
      write(keys.subList(keys.size() - 2, keys.size()));
    }
  }

  private List<Key> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      requireOwnerOnly();
      if (Files.size(file) > MOST_BYTES) {
        throw new IllegalStateException(file + " is larger than " + MOST_BYTES + " bytes");
      }
      List<Key> keys = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (line.isBlank()) {
          continue;
        }
        Matcher key = LINE.matcher(line.strip());
        if (!key.matches()) {
          throw new IllegalStateException(
              file + ", line " + (keys.size() + 1) + ": must be a key's id and its base64");
        }
        keys.add(new Key(key.group(1), Base64.getDecoder().decode(key.group(2))));
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireOwnerOnly() throws IOException {
    if (isPosix() && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IllegalStateException(
          file + " can be read by others than its owner; chmod 600 it before it is used");
    }
  }

  private void write(List<Key> keys) {
    StringBuilder lines = new StringBuilder();
    for (Key key : keys) {
      lines.append(key.id()).append(' ');
      lines.append(Base64.getEncoder().encodeToString(key.bytes())).append('\n');
    }
    try {
      Files.createDirectories(folder);
      Path part = folder.resolve(FILE + ".part");
      Files.deleteIfExists(part);
      if (isPosix()) {
        Files.createFile(part, PosixFilePermissions.asFileAttribute(OWNER));
      } else {
        Files.createFile(part);
      }
      Files.writeString(part, lines, StandardOpenOption.SYNC);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
