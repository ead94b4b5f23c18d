package org.minewatch.drawing.place;

import java.util.Optional;

/** Solves small least-squares problems by their normal equations. */
final class LeastSquares {
  private final int unknowns;
  private final double[][] normal;
  private final double[] right;

  LeastSquares(int unknowns) {
    this.unknowns = unknowns;
    this.normal = new double[unknowns][unknowns];
    this.right = new double[unknowns];
  }

  /** One equation: the sum of coefficients times unknowns should be the value. */
  void add(double value, double... coefficients) {
    for (int i = 0; i < unknowns; i++) {
      for (int j = 0; j < unknowns; j++) {
        normal[i][j] += coefficients[i] * coefficients[j];
      }
      right[i] += coefficients[i] * value;
    }
  }

  /** The unknowns, empty when the equations leave one of them open. */
  Optional<double[]> solve() {
    double largest = 0;
    for (int i = 0; i < unknowns; i++) {
      largest = Math.max(largest, normal[i][i]);
    }
    for (int i = 0; i < unknowns; i++) {
      int pivot = i;
      for (int r = i + 1; r < unknowns; r++) {
        pivot = Math.abs(normal[r][i]) > Math.abs(normal[pivot][i]) ? r : pivot;
      }
      if (!(Math.abs(normal[pivot][i]) > 1e-12 * largest)) {
        return Optional.empty();
      }
      double[] row = normal[pivot];
      normal[pivot] = normal[i];
      normal[i] = row;
      double value = right[pivot];
      right[pivot] = right[i];
      right[i] = value;
      for (int r = 0; r < unknowns; r++) {
        if (r != i) {
          double factor = normal[r][i] / normal[i][i];
          for (int c = i; c < unknowns; c++) {
            normal[r][c] -= factor * normal[i][c];
          }
          right[r] -= factor * right[i];
        }
      }
    }
    double[] out = new double[unknowns];
    for (int i = 0; i < unknowns; i++) {
      out[i] = right[i] / normal[i][i];
      if (!Double.isFinite(out[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(out);
  }
}
