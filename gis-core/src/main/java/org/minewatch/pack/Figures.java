package org.minewatch.pack;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.report.Html;

/** Numbers of a pack as they are printed: metres, minutes, coordinates. */
final class Figures {
  private static final double COARSE_METRES = 0.5;

  private Figures() {}

  static String metres(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.1f", value) + " m";
  }

  static String elevation(double z) {
    return Double.isNaN(z) ? "–" : String.format(Locale.ROOT, "%+.1f", z);
  }

  static String minutes(WalkingTime t) {
    long least = Math.round(t.leastMinutes());
    long most = Math.max(1, (long) Math.ceil(t.mostMinutes()));
    return least >= most ? String.valueOf(most) : least + "–" + most;
  }

  /**
   * X is the northing and Y the easting with the zone number, as Chinese corner tables have them.
   */
  static void xy(PlaneGrid grid, Coordinate at, double sigma, Html html) {
    String form = sigma >= COARSE_METRES ? "%.1f" : "%.2f";
    html.raw("<td class=\"n\">").text(String.format(Locale.ROOT, form, at.y));
    html.raw("</td><td class=\"n\">").text(String.format(Locale.ROOT, form, at.x)).raw("</td>");
  }

  static void head(Html html, String... zhEn) {
    html.raw("<thead><tr>");
    for (int i = 0; i + 1 < zhEn.length; i += 2) {
      html.raw("<th scope=\"col\">").both(zhEn[i], zhEn[i + 1]).raw("</th>");
    }
    html.raw("</tr></thead>");
  }
}
