package org.minewatch.track.archive;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.minewatch.track.FixColumns;
import org.minewatch.track.upload.UploadDay;

/** What is compared byte for byte: the files of an archive, and all that a reading gives. */
final class Trees {
  private Trees() {}

  /** Hash of every file by its path; the lock and what was cut off an index are left out. */
  static Map<String, String> hashes(Path root) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        if (!name.endsWith("lock") && !name.endsWith("index.torn")) {
          hashes.put(name, ArchiveFolder.sha256(Files.readAllBytes(file)));
        }
      }
    }
    return hashes;
  }

  /** Everything that a day says but the account of its files, as bytes. */
  static byte[] bytes(UploadDay day) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      FixColumns fixes = day.fixes();
      out.writeInt(fixes.size());
      for (int i = 0; i < fixes.size(); i++) {
        out.writeInt(fixes.card(i));
        out.writeLong(fixes.timeMillis(i));
        out.writeLong(Double.doubleToRawLongBits(fixes.easting(i)));
        out.writeLong(Double.doubleToRawLongBits(fixes.northing(i)));
        out.writeInt(Float.floatToRawIntBits(fixes.elevation(i)));
        out.writeInt(Float.floatToRawIntBits(fixes.accuracy(i)));
        out.writeInt(fixes.reader(i));
        out.writeInt(Float.floatToRawIntBits(fixes.distance(i)));
        out.writeByte(fixes.marks(i));
      }
      String rest =
          String.join(
              "\n",
              fixes.cards().toString(),
              fixes.readers().toString(),
              day.snapshots().toString(),
              day.descents().toString(),
              day.registers().toString(),
              day.stationStates().toString(),
              day.alarms().toString());
      out.write(rest.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
