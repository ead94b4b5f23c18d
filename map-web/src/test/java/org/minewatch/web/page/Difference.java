package org.minewatch.web.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * How far two drawings on a transparent canvas differ.
 *
 * @param inked share of the points of the first that have ink
 * @param share of these and those of the second, points that the other has no ink near
 */
record Difference(double inked, double share) {
  private static final int OPAQUE_ENOUGH = 120;

  /** Points by which lines may lie off and still be the same to the eye. */
  private static final int NEAR = 2;

  static Difference of(byte[] first, byte[] second) throws IOException {
    boolean[][] a = ink(first);
    boolean[][] b = ink(second);
    long points = (long) a.length * a[0].length;
    long inA = count(a);
    return new Difference(
        (double) inA / points, (double) (alone(a, b) + alone(b, a)) / Math.max(1, inA + count(b)));
  }

  private static boolean[][] ink(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    boolean[][] ink = new boolean[image.getHeight()][image.getWidth()];
    for (int y = 0; y < ink.length; y++) {
      for (int x = 0; x < ink[y].length; x++) {
        ink[y][x] = image.getRGB(x, y) >>> 24 > OPAQUE_ENOUGH;
      }
    }
    return ink;
  }

  private static long count(boolean[][] ink) {
    long n = 0;
    for (boolean[] row : ink) {
      for (boolean point : row) {
        n += point ? 1 : 0;
      }
    }
    return n;
  }

  private static long alone(boolean[][] of, boolean[][] among) {
    long n = 0;
    for (int y = 0; y < of.length; y++) {
      for (int x = 0; x < of[y].length; x++) {
        if (of[y][x] && !isNear(among, x, y)) {
          n++;
        }
      }
    }
    return n;
  }

  private static boolean isNear(boolean[][] ink, int x, int y) {
    for (int dy = -NEAR; dy <= NEAR; dy++) {
      for (int dx = -NEAR; dx <= NEAR; dx++) {
        int row = y + dy;
        int column = x + dx;
        if (row >= 0
            && row < ink.length
            && column >= 0
            && column < ink[row].length
            && ink[row][column]) {
          return true;
        }
      }
    }
    return false;
  }
}
