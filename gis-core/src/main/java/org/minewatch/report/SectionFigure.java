package org.minewatch.report;

import java.util.List;
import java.util.Locale;
import org.minewatch.section.SectionCut;
import org.minewatch.section.SectionFeature;
import org.minewatch.section.SectionLine;
import org.minewatch.section.VerticalSection;
import org.minewatch.wording.Text;

/**
 * A vertical section to scale as a figure: roads, heads and the licensed band by distance and
 * elevation; findings are marks with a name.
 */
public final class SectionFigure {
  private static final double AROUND_METRES = 15;
  private static final int LEFT = 130;
  private static final int WIDTH = 1700;
  private static final int MOST_HEIGHT = 800;
  private static final int[] SCALES = {200, 500, 1_000, 2_000, 5_000, 10_000, 20_000};

  private final SectionLine line;
  private final VerticalSection section;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;
  private int scale;
  private int heightScale;

  private SectionFigure(SectionLine line, VerticalSection section) {
    this.line = line;
    this.section = section;
  }

  /**
   * Writes the section.
   *
   * @param features of the mine; those of layer {@code finding} have their {@code name} among the
   *     facts
   * @param along what the line follows, for the caption
   * @return false when nothing of it has an elevation, so that there is none to write
   */
  public static boolean write(
      SectionLine line, List<SectionFeature> features, Text along, Html html) {
    return new SectionFigure(line, SectionCut.of(line, features)).draw(along, html);
  }

  private boolean draw(Text along, Html html) {
    section.traces().forEach(t -> t.spots().forEach(s -> take(s.elevation())));
    section.marks().forEach(m -> take(m.elevation()));
    if (!(highest >= lowest)) {
      return false;
    }
    // Limits of the licence that are near are shown, far ones only said.
    double top = highest;
    double bottom = lowest;
    for (VerticalSection.Licensed l : section.licensed()) {
      for (double limit : new double[] {l.top(), l.bottom()}) {
        if (limit < top + 60 && limit > bottom - 60) {
          take(limit);
        }
      }
    }
    lowest = Math.floor((lowest - AROUND_METRES) / 10) * 10;
    highest = Math.ceil((highest + AROUND_METRES) / 10) * 10;
    scale = fitting(line.lengthMetres(), WIDTH - LEFT - 40);
    heightScale = Math.max(fitting(highest - lowest, MOST_HEIGHT - 110), scale / 10);
    // Heights are drawn as they are or exaggerated, never flattened.
    scale = Math.max(scale, heightScale);
    html.raw("<figure>");
    svg(html);
    html.raw("<figcaption>")
        .both(
            "%s的剖面，水平 1:%d，垂直 1:%d；%.0f m 以内的工程投影到剖面上"
                .formatted(along.zh(), scale, heightScale, line.widthMetres()),
            "section along %s, horizontal 1:%d, vertical 1:%d; what lies within %.0f m is laid onto it"
                .formatted(along.en(), scale, heightScale, line.widthMetres()))
        .raw("</figcaption></figure>");
    return true;
  }

  private void take(double elevation) {
    if (!Double.isNaN(elevation)) {
      lowest = Math.min(lowest, elevation);
      highest = Math.max(highest, elevation);
    }
  }

  private static int fitting(double metres, int tenths) {
    for (int s : SCALES) {
      if (metres * 10_000 / s <= tenths) {
        return s;
      }
    }
    return SCALES[SCALES.length - 1];
  }

  private int x(double distance) {
    return (int) Math.round(LEFT + distance * 10_000 / scale);
  }

  private int y(double elevation) {
    return (int) Math.round(50 + (highest - elevation) * 10_000 / heightScale);
  }

  private void svg(Html svg) {
    int height = y(lowest) + 60;
    svg.raw("<svg class=\"map\" role=\"img\" viewBox=\"0 0 ").text(WIDTH).raw(" ").text(height);
    svg.raw("\" width=\"").text(WIDTH / 10).raw("mm\" height=\"").text(height / 10);
    svg.raw("mm\"><title>剖面图 / Section</title>");
    for (VerticalSection.Licensed l : section.licensed()) {
      band(l, svg);
    }
    grid(svg);
    for (VerticalSection.Trace t : section.traces()) {
      boolean out = t.by() > 0;
      path(
          t.spots(),
          out ? "#8f0b34" : t.layer().equals("network") ? "#24221e" : "#8d887c",
          out ? 7 : 4,
          svg);
    }
    for (VerticalSection.Mark m : section.marks()) {
      mark(m, svg);
    }
    svg.raw("</svg>");
  }

  private void band(VerticalSection.Licensed l, Html svg) {
    int top = y(Double.isNaN(l.top()) ? highest : Math.max(lowest, Math.min(highest, l.top())));
    int bottom =
        y(Double.isNaN(l.bottom()) ? lowest : Math.max(lowest, Math.min(highest, l.bottom())));
    svg.raw("<path fill=\"").raw(l.deducted() ? "url(#p-deduction)" : "#f0e6ee");
    svg.raw("\" stroke=\"#9c4a86\" stroke-width=\"2\" stroke-dasharray=\"20 8 4 8\" d=\"M");
    svg.text(x(l.from())).raw(" ").text(top).raw("H").text(x(l.to())).raw("V").text(bottom);
    svg.raw("H").text(x(l.from())).raw("Z\"/>");
  }

  private void grid(Html svg) {
    double step = highest - lowest > 200 ? 50 : highest - lowest > 80 ? 20 : 10;
    for (double z = Math.ceil(lowest / step) * step; z <= highest; z += step) {
      svg.raw("<path stroke=\"#d5d1c7\" stroke-width=\"1\" d=\"M").text(LEFT).raw(" ").text(y(z));
      svg.raw("H").text(WIDTH - 20).raw("\"/>");
      text(svg, 8, y(z) + 8, (z > 0 ? "+" : "") + Math.round(z) + " m");
    }
    double along = line.lengthMetres() > 200 ? 50 : 20;
    for (double d = 0; d <= line.lengthMetres(); d += along) {
      svg.raw("<path stroke=\"#8d887c\" stroke-width=\"2\" d=\"M").text(x(d)).raw(" ");
      svg.text(y(lowest)).raw("v12\"/>");
      text(svg, x(d) - 10, y(lowest) + 40, Math.round(d) + " m");
    }
  }

  private void path(List<VerticalSection.Spot> spots, String colour, int width, Html svg) {
    StringBuilder d = new StringBuilder();
    boolean open = false;
    for (VerticalSection.Spot s : spots) {
      if (Double.isNaN(s.elevation())) {
        open = false;
      } else {
        d.append(open ? 'L' : 'M').append(x(s.distance())).append(' ').append(y(s.elevation()));
        open = true;
      }
    }
    if (d.length() > 0) {
      svg.raw("<path fill=\"none\" stroke=\"").raw(colour).raw("\" stroke-width=\"").text(width);
      svg.raw("\" d=\"").raw(d.toString()).raw("\"/>");
    }
  }

  private void mark(VerticalSection.Mark m, Html svg) {
    boolean ours = m.layer().equals("finding");
    if (Double.isNaN(m.elevation())) {
      if (ours) {
        // Where it lies along the line is known, how high it lies is not.
        svg.raw("<path stroke=\"#7a4fb0\" stroke-width=\"4\" stroke-dasharray=\"12 10\" d=\"M");
        svg.text(x(m.distance())).raw(" 50V").text(y(lowest)).raw("\"/>");
        text(svg, x(m.distance()) + 8, 84, m.facts().get("name") + " ?");
      }
      return;
    }
    svg.raw("<circle cx=\"").text(x(m.distance())).raw("\" cy=\"").text(y(m.elevation()));
    svg.raw("\" r=\"").text(ours ? 12 : 6).raw("\" fill=\"").raw(ours ? "#7a4fb0" : "#fff");
    svg.raw("\" stroke=\"#24221e\" stroke-width=\"2\"/>");
    if (ours) {
      text(
          svg,
          x(m.distance()) + 16,
          y(m.elevation()) - 14,
          m.facts().get("name") + String.format(Locale.ROOT, " %+.1f", m.elevation()));
    }
  }

  private static void text(Html svg, int x, int y, String text) {
    svg.raw("<text font-size=\"22\" fill=\"#24221e\" x=\"").text(x).raw("\" y=\"").text(y);
    svg.raw("\" stroke=\"#fff\" stroke-width=\"6\" paint-order=\"stroke\">")
        .text(text)
        .raw("</text>");
  }
}
