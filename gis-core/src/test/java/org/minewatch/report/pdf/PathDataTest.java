package org.minewatch.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class PathDataTest {

  @Test
  void linesMayBeAbsoluteRelativeLevelAndUpright() {
    Path2D path = PathData.read("M10 20h30v-10H5V40l-1 -2m3 4L8 9Z");
    assertThat(path.getBounds2D()).isEqualTo(new Rectangle2D.Double(4, 9, 36, 33));
  }

  @Test
  void twoHalfCirclesAreACircle() {
    Path2D path = PathData.read("M100 50m-15 0a15 15 0 1 0 30 0a15 15 0 1 0 -30 0z");
    assertThat(path.contains(100, 50)).isTrue();
    assertThat(path.contains(100, 36)).isTrue();
    assertThat(path.contains(100, 64)).isTrue();
    assertThat(path.contains(90, 38)).isFalse();
    assertThat(path.contains(90, 60.9)).isTrue();
  }

  @Test
  void aRingInARingIsAHole() {
    Path2D path = PathData.read("M0 0H10V10H0ZM3 3H7V7H3Z");
    assertThat(path.contains(1, 1)).isTrue();
    assertThat(path.contains(5, 5)).isFalse();
  }

  @Test
  void whatTheReportDoesNotWriteIsRefused() {
    assertThatThrownBy(() -> PathData.read("M0 0C1 2 3 4 5 6"))
        .hasMessageContaining("path command 'C'");
    assertThatThrownBy(() -> PathData.read("M0 0a1 2 0 0 0 2 0")).hasMessageContaining("two radii");
  }
}
