package org.minewatch.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.region.table.FileScan;

/** Damaged folders are read or refused; nothing else ever comes out of the reader. */
class RegionFuzzTest {
  private static final String[] SPLINTERS = {
    ",",
    "\"",
    "\n",
    "\r",
    "\0",
    "(",
    ")",
    "POLYGON",
    "NaN",
    "1e309",
    "-",
    "..",
    "/",
    "é",
    "中",
    "2026-02-30",
    "[[[[",
    "{",
    "EMPTY",
    "Z",
    " "
  };
  private static final Map<String, String> TABLES =
      Map.of(
          "licences.csv",
          "licence_no,mine_code,valid_from,valid_to,crs,area_km2\nL1,530000000001,2020-01-01,"
              + "2030-01-01,EPSG:4523,4.0397\n",
          "corners.csv",
          "licence_no,part,role,seq,x_northing,y_easting\nL1,1,outer,1,2780000.1,35380000.25\n"
              + "L1,1,outer,2,2780000.1,35380100.25\nL1,1,deducted,3,2780100,35380100\n",
          "faces.csv",
          "mine_code,face_id,kind,from,wkt\n530000000001,F,longwall,2026-01-01,\"POLYGON ((0 0,"
              + " 10 0, 10 10, 0 10, 0 0), (1 1, 2 1, 2 2, 1 1))\"\n530000000001,G,heading,"
              + "2026-01-01,\"LINESTRING Z (0 0 1, 1 1 1)\"\n",
          "shift_reports.csv",
          "mine_code,date,shift,from,to,headcount\n530000000001,2026-03-05,早班,"
              + "2026-03-05T02:00:00,2026-03-05T08:00:00,72\n",
          "transforms.csv",
          "mine_code,from_crs,method,points\n530000000001,EPSG:2359,points,points.csv\n",
          "points.csv",
          "name,from_easting_m,from_northing_m,to_easting_m,to_northing_m\nA,1,2,3,4\nB,5,6,7,8\n",
          "drawings.csv",
          "drawing_id,mine_code,as_of,file\nD,530000000001,2026-01-01,points.csv\n");

  @TempDir Path folder;

  @Test
  void whateverIsDamagedTheReaderReturnsOrRefusesAndRejectsByLine() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Map<String, String> files = new TreeMap<>(TABLES);
    files.put("region.json", RegionFolders.REGION_JSON);
    files.put("mines.csv", RegionFolders.MINES);
    List<String> names = List.copyOf(files.keySet());
    for (int round = 0; round < 200; round++) {
      for (String name : names) {
        RegionFolders.write(folder, name, files.get(name));
      }
      String name = names.get(random.nextInt(names.size()));
      byte[] bytes = damaged(files.get(name).getBytes(StandardCharsets.UTF_8), random);
      RegionFolders.write(folder, name, bytes);
      try {
        Region region = RegionReader.read(folder);
        assertThat(region.mines()).isNotEmpty();
        assertThat(region.rejections()).allMatch(r -> !r.reason().isEmpty() && r.line() >= 0);
        assertThat(region.inputs())
            .filteredOn(input -> input.path().equals(name))
            .allMatch(input -> input.sha256().equals(sha256(name)));
      } catch (UnreadableRegionException e) {
        assertThat(e.getMessage()).isNotBlank();
      } catch (RuntimeException e) {
        fail("seed %d round %d, %s <%s>".formatted(seed, round, name, new String(bytes)), e);
      }
    }
  }

  private String sha256(String name) {
    try {
      return FileScan.of(folder.resolve(name)).sha256();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] result = bytes;
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(result.length + 1);
      int to = Math.min(result.length, at + random.nextInt(6));
      byte[] splinter =
          random.nextInt(3) == 0
              ? new byte[] {(byte) random.nextInt(256)}
              : SPLINTERS[random.nextInt(SPLINTERS.length)].getBytes(StandardCharsets.UTF_8);
      byte[] next = Arrays.copyOf(result, at + splinter.length + result.length - to);
      System.arraycopy(splinter, 0, next, at, splinter.length);
      System.arraycopy(result, to, next, at + splinter.length, result.length - to);
      result =
          random.nextInt(12) == 0 ? Arrays.copyOf(next, random.nextInt(next.length + 1)) : next;
    }
    return result;
  }
}
