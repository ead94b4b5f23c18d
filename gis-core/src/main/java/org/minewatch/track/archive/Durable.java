package org.minewatch.track.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes that are on the disk when the call returns, and either whole or not there. */
public final class Durable {
  private Durable() {}

  /**
   * Makes a file appear whole: written under another name, forced to the disk, renamed.
   *
   * @param unfinished on the same disk; overwritten when a process before left it
   */
  public static void create(Path file, byte[] content, Path unfinished) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(out, content);
      out.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    forceFolder(file.getParent());
  }

  static void write(FileChannel out, byte[] content) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(content);
    while (rest.hasRemaining()) {
      out.write(rest);
    }
  }

  /** Makes a folder, and its own name in the folder above, durable. */
  public static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    forceFolder(folder.toAbsolutePath().getParent());
  }

  /** Brings the names in a folder to the disk. */
  static void forceFolder(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // Windows opens no folders as files; its file systems journal renames themselves.
      if (!System.getProperty("os.name", "").startsWith("Windows")) {
        throw e;
      }
    }
  }
}
