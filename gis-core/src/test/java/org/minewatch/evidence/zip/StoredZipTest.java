package org.minewatch.evidence.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of our form are zip archives; other archives are not of our form. */
class StoredZipTest {
  @TempDir Path temp;
  private Path archive;

  @BeforeEach
  void name() {
    archive = temp.resolve("a.zip");
  }

  private TreeMap<String, Path> files(String... names) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    for (String name : names) {
      Path file = temp.resolve("f" + files.size());
      Files.writeString(file, "content of " + name);
      files.put(name, file);
    }
    return files;
  }

  @Test
  void any_zip_program_reads_an_archive() throws IOException {
    StoredZipWriter.write(files("b.txt", "a/采掘图.dxf", "a/z.csv"), archive);
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("a/z.csv", "a/采掘图.dxf", "b.txt");
      assertThat(
              new String(
                  zip.getInputStream(zip.getEntry("a/采掘图.dxf")).readAllBytes(),
                  StandardCharsets.UTF_8))
          .isEqualTo("content of a/采掘图.dxf");
    }
  }

  @Test
  void what_was_written_is_read_back() throws IOException {
    StoredZipWriter.write(files("b", "a"), archive);
    try (StoredZipFile zip = StoredZipFile.open(archive)) {
      assertThat(zip.entries()).extracting(StoredEntry::name).containsExactly("a", "b");
      assertThat(zip.read(zip.entries().get(1), 100)).asString().isEqualTo("content of b");
      assertThat(zip.fitsCheckSum(zip.entries().get(0))).isTrue();
      assertThatThrownBy(() -> zip.read(zip.entries().get(0), 3))
          .isInstanceOf(DamagedZipException.class)
          .hasMessage("a has 12 bytes; at most 3 are read");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/a", "a/../b", "a//b", "./a", "a\\b", "C:a", "a\u0000b", "a\u202eb", "a/"})
  void a_name_that_is_no_path_inside_is_refused(String name) throws IOException {
    TreeMap<String, Path> files = files("x");
    files.put(name, files.get("x"));
    assertThatThrownBy(() -> StoredZipWriter.write(files, archive))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void names_that_differ_by_case_alone_are_refused() throws IOException {
    assertThatThrownBy(() -> StoredZipWriter.write(files("Faces.csv", "faces.csv"), archive))
        .hasMessageContaining("differ by upper and lower case alone");
  }

  @Test
  void a_name_that_would_be_file_and_folder_at_once_is_refused() throws IOException {
    assertThatThrownBy(() -> StoredZipWriter.write(files("region", "region/faces.csv"), archive))
        .hasMessageContaining("the entry region would be file and folder at once");
  }

  @Test
  void a_bomb_is_refused_unread_because_nothing_may_be_compressed() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("bomb"));
      zip.write(new byte[10 << 20]);
    }
    assertThatThrownBy(() -> StoredZipFile.open(archive))
        .isInstanceOf(DamagedZipException.class)
        .hasMessageContaining("the directory's record of bomb was altered");
  }

  @Test
  void the_path_of_an_entry_that_leads_outside_is_refused_when_it_is_read() throws IOException {
    stored("../../etc/cron.d/x");
    assertThatThrownBy(() -> StoredZipFile.open(archive)).isInstanceOf(DamagedZipException.class);
  }

  @Test
  void one_name_twice_is_refused() throws IOException {
    byte[] ours;
    StoredZipWriter.write(files("a", "b"), archive);
    ours = Files.readAllBytes(archive);
    for (int i = 0; i < ours.length; i++) {
      boolean local = i >= 30 && ours[i] == 'b' && ours[i - 30] == 'P' && ours[i - 28] == 3;
      boolean central = i >= 46 && ours[i] == 'b' && ours[i - 46] == 'P' && ours[i - 44] == 1;
      if (local || central) {
        ours[i] = 'a';
      }
    }
    Files.write(archive, ours);
    assertThatThrownBy(() -> StoredZipFile.open(archive))
        .hasMessageContaining("the entry a is twice or out of order");
  }

  @Test
  void a_comment_an_extra_field_and_bytes_before_the_archive_are_refused() throws IOException {
    StoredZipWriter.write(files("a"), archive);
    byte[] ours = Files.readAllBytes(archive);
    try (OutputStream out = Files.newOutputStream(archive)) {
      out.write('x');
      out.write(ours);
    }
    assertThatThrownBy(() -> StoredZipFile.open(archive)).isInstanceOf(DamagedZipException.class);
    stored("a");
    assertThatThrownBy(() -> StoredZipFile.open(archive))
        .as("times, and a comment")
        .isInstanceOf(DamagedZipException.class);
  }

  @Test
  void a_file_that_is_no_archive_says_so() throws IOException {
    Files.writeString(archive, "no zip");
    assertThatThrownBy(() -> StoredZipFile.open(archive))
        .hasMessage("the file has 6 bytes and is no zip archive");
  }

  /** An archive as another program stores one file. */
  private void stored(String name) throws IOException {
    byte[] content = {1, 2, 3};
    CRC32 crc = new CRC32();
    crc.update(content);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      ZipEntry e = new ZipEntry(name);
      e.setMethod(ZipEntry.STORED);
      e.setSize(3);
      e.setCrc(crc.getValue());
      zip.putNextEntry(e);
      zip.write(content);
      zip.setComment("comment");
    }
  }
}
