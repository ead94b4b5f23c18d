package org.minewatch.bench.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.overlay.ClassPolygon;
import org.minewatch.overlay.MineOverlay;

/**
 * The polygons of the workload by mine, and the code that its histograms give to a set of them: bit
 * 0 in the licence, 1-4 lowest workface, 5 in a roadway, 6-7 innermost water ring, 8-10 lowest
 * pillar.
 */
record WorkloadPolygons(List<List<ClassPolygon>> mines) {
  static final int CODES = 1 << 11;

  static WorkloadPolygons read(Path folder) throws IOException, ParseException {
    List<List<ClassPolygon>> mines = new ArrayList<>();
    WKTReader wkt = new WKTReader(new GeometryFactory());
    for (String line : Files.readAllLines(folder.resolve("polys.tsv"))) {
      String[] f = line.split("\t");
      int mine = Integer.parseInt(f[1]);
      while (mines.size() <= mine) {
        mines.add(new ArrayList<>());
      }
      String id = f[2].equals("G") ? f[4] : f[3];
      mines.get(mine).add(new ClassPolygon(f[2] + id, wkt.read(f[5])));
    }
    return new WorkloadPolygons(mines);
  }

  List<MineOverlay> overlays() {
    return mines.stream().map(MineOverlay::of).toList();
  }

  /** The code of each set of a mine. */
  static int[] codes(MineOverlay overlay) {
    int[] codes = new int[overlay.sets().size()];
    for (int set = 0; set < codes.length; set++) {
      int licence = 0;
      int face = 0;
      int road = 0;
      int ring = 0;
      int pillar = 0;
      for (String id : overlay.sets().classIds(set)) {
        int number = Integer.parseInt(id.substring(1));
        switch (id.charAt(0)) {
          case 'L' -> licence = 1;
          case 'W' -> face = face == 0 ? number : Math.min(face, number);
          case 'R' -> road = 1;
          case 'G' -> ring = Math.max(ring, number);
          default -> pillar = pillar == 0 ? number : Math.min(pillar, number);
        }
      }
      codes[set] = licence | face << 1 | road << 5 | ring << 6 | pillar << 8;
    }
    return codes;
  }
}
