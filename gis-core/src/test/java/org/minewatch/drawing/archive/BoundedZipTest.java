package org.minewatch.drawing.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.UnreadableDrawingException;

class BoundedZipTest {
  @TempDir Path folder;

  private Path zip(Charset names, Object... namesAndContents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
        zip.closeEntry();
      }
    }
    return Files.write(folder.resolve("a.zip"), out.toByteArray());
  }

  @Test
  void namesOfChineseWindowsAreReadAndNeverBecomePaths() throws IOException {
    Path file = zip(Charset.forName("GB18030"), "../../采掘/巷道.shp", new byte[] {1, 2});

    try (BoundedZip zip = BoundedZip.open(file, DrawingLimits.DEFAULT)) {
      assertThat(zip.names()).containsExactly("../../采掘/巷道.shp");
      assertThat(BoundedZip.baseName(zip.names().get(0))).isEqualTo("巷道.shp");
      assertThat(zip.read(zip.names().get(0))).containsExactly(1, 2);
    }
    assertThat(BoundedZip.baseName("a\\b/c\\巷道.dbf")).isEqualTo("巷道.dbf");
  }

  @Test
  void bombsAreRefusedWhileTheyUnpack() throws IOException {
    Path bomb = zip(StandardCharsets.UTF_8, "a.shp", new byte[8 << 20]);

    try (BoundedZip zip = BoundedZip.open(bomb, DrawingLimits.DEFAULT)) {
      assertThatThrownBy(() -> zip.read("a.shp"))
          .isInstanceOf(UnreadableDrawingException.class)
          .hasMessageContaining("times its size");
    }
    try (BoundedZip zip = BoundedZip.open(bomb, DrawingLimits.DEFAULT.withBytes(1 << 20))) {
      assertThatThrownBy(() -> zip.read("a.shp"))
          .isInstanceOf(UnreadableDrawingException.class)
          .hasMessageContaining("unpacks to more");
    }
  }

  @Test
  void tooManyEntriesTwinNamesAndWhatIsNoZipAreRefused() throws IOException {
    Object[] many = new Object[2 * 2001];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = i + ".txt";
      many[i + 1] = new byte[0];
    }
    assertThatThrownBy(
            () -> BoundedZip.open(zip(StandardCharsets.UTF_8, many), DrawingLimits.DEFAULT))
        .hasMessageContaining("more than 2000 entries");
    assertThatThrownBy(
            () ->
                BoundedZip.open(
                    zip(StandardCharsets.UTF_8, "a.shp", new byte[1], "A.SHP", new byte[1]),
                    DrawingLimits.DEFAULT))
        .hasMessageContaining("one name twice");
    Path no = Files.writeString(folder.resolve("no.zip"), "Rar!");
    assertThatThrownBy(() -> BoundedZip.open(no, DrawingLimits.DEFAULT))
        .hasMessageContaining("no readable zip");
  }
}
