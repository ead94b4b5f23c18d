package org.minewatch.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.region.Rejection;
import org.minewatch.track.parquet.ParquetWriter.Packing;

/** Whatever the bytes are, reading ends, says what is wrong and gives no fix that nobody wrote. */
class DamagedParquetTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String PARQUET = "tracks/1/2026-03-05.parquet";
  private static final int ROUNDS = 400;

  @TempDir Path folder;

  private byte[] written(Packing packing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TrackParquetWriter.write(TrackRoundTripTest.walk(3_000), List.of(), out, packing);
    return out.toByteArray();
  }

  private static int footerLength(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
  }

  private TrackDay read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("t.parquet"), bytes);
    return TrackReader.readColumns(file, PARQUET, ZONE, id -> true);
  }

  private String reason(byte[] bytes) throws IOException {
    TrackDay day = read(bytes);
    assertThat(day.fixes().size()).isZero();
    assertThat(day.summary().complete()).isFalse();
    return day.summary().rejections().get(0).reason();
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void aFlippedBitAmongTheValuesIsNoticed(Packing packing) throws IOException {
    byte[] whole = written(packing);
    List<String> fixes = RandomFixes.told(read(whole).fixes());
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int values = whole.length - 8 - footerLength(whole);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] damaged = whole.clone();
      int at = 4 + random.nextInt(values - 4);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      TrackDay day = read(damaged);
      if (day.summary().complete()) {
        assertThat(RandomFixes.told(day.fixes())).as("seed %d, byte %d", seed, at).isEqualTo(fixes);
      } else {
        assertThat(day.summary().rejections()).as("seed %d, byte %d", seed, at).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void noDamageEscapesOrHangs(Packing packing) throws IOException {
    byte[] whole = written(packing);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(4),
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            byte[] damaged = damaged(whole, random);
            try {
              TrackDay day = read(damaged);
              assertThat(day.summary().complete() || !day.summary().rejections().isEmpty())
                  .as("seed %d, round %d", seed, i)
                  .isTrue();
              assertThat(day.summary().rowsRead()).isEqualTo(day.fixes().size());
            } catch (RuntimeException | Error e) {
              throw new AssertionError("seed " + seed + ", round " + i, e);
            }
          }
        },
        "seed " + seed);
  }

  /** Mostly in the description at the end, where a few bits change much. */
  private static byte[] damaged(byte[] whole, Random random) {
    int footer = footerLength(whole);
    byte[] bytes = whole.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        return Arrays.copyOf(whole, random.nextInt(whole.length));
      }
      case 1 -> {
        int from = random.nextInt(whole.length - 64);
        byte[] noise = new byte[1 + random.nextInt(63)];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, from, noise.length);
      }
      default -> {
        for (int k = 1 + random.nextInt(4); k > 0; k--) {
          int at = whole.length - 1 - random.nextInt(footer + 8);
          bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 1 << k);
        }
      }
    }
    return bytes;
  }

  @Test
  void aFileThatBreaksOffSaysSo() throws IOException {
    byte[] whole = written(Packing.NONE);
    assertThat(reason(Arrays.copyOf(whole, whole.length - 1)))
        .isEqualTo(
            "the Parquet file breaks off: it does not end in PAR1; it was not copied completely,"
                + " copy it again");
    assertThat(reason(new byte[3]))
        .isEqualTo("the file has only 3 bytes, which is no Parquet file; copy it again");
    assertThat(reason("card_id,time,easting_m,northing_m\n".getBytes()))
        .isEqualTo(
            "the name says .parquet but the content is not Parquet; write it as Parquet or rename"
                + " it");
  }

  @Test
  void aDamagedPageNamesItsRowGroupAndColumnAndCostsOnlyThatRowGroup() throws IOException {
    FixColumns fixes = TrackRoundTripTest.walk(TrackParquetWriter.ROW_GROUP + 1_000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TrackParquetWriter.write(fixes, out);
    byte[] bytes = out.toByteArray();
    FileMetaData footer = footer(bytes);
    long easting =
        footer.getRow_groups().get(1).getColumns().get(2).getMeta_data().getData_page_offset();
    bytes[(int) easting + 200] ^= 1;
    TrackDay day = read(bytes);
    assertThat(day.fixes().size()).isEqualTo(TrackParquetWriter.ROW_GROUP);
    assertThat(day.summary().complete()).isFalse();
    assertThat(day.summary().rejections())
        .containsExactly(
            new Rejection(
                PARQUET,
                0,
                "easting_m",
                "row group 2, column easting_m: a page does not have its checksum; copy the file"
                    + " again; the 1000 rows of this row group were not used",
                ""));
  }

  private static FileMetaData footer(byte[] file) throws IOException {
    int length = footerLength(file);
    return Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - length, length));
  }

  /** The same file with another description. */
  private static byte[] with(byte[] file, FileMetaData footer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, file.length - 8 - footerLength(file));
    ByteArrayOutputStream description = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, description);
    out.writeBytes(description.toByteArray());
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    out.writeBytes(length.putInt(description.size()).array());
    out.writeBytes("PAR1".getBytes());
    return out.toByteArray();
  }

  @Test
  void aFewBytesThatSayABillionRowsTakeNoMemory() throws IOException {
    byte[] whole = written(Packing.NONE);
    FileMetaData footer = footer(whole);
    footer.getRow_groups().get(0).setNum_rows(90_000_000);
    assertThat(reason(with(whole, footer)))
        .startsWith("the file says 90000000 rows in ")
        .endsWith("they would unpack to more than 300 times its size");
    footer.getRow_groups().get(0).setNum_rows(1_000_000_000);
    assertThat(reason(with(whole, footer)))
        .isEqualTo("the file has more than 100000000 fixes; split it or raise the limit");
  }

  @Test
  void rowGroupsThatShareTheirBytesAreRefused() throws IOException {
    byte[] whole = written(Packing.NONE);
    FileMetaData footer = footer(whole);
    for (int i = 0; i < 40; i++) {
      footer.addToRow_groups(footer.getRow_groups().get(0).deepCopy());
    }
    assertThat(reason(with(whole, footer)))
        .endsWith("its row groups lie over each other; write the file anew");
  }

  @Test
  void aColumnOutsideTheFileIsRefused() throws IOException {
    byte[] whole = written(Packing.NONE);
    FileMetaData footer = footer(whole);
    footer
        .getRow_groups()
        .get(0)
        .getColumns()
        .get(3)
        .getMeta_data()
        .setTotal_compressed_size(1L << 40);
    assertThat(reason(with(whole, footer)))
        .isEqualTo("row group 1, column northing_m: it lies outside the file; copy the file again");
  }
}
