package org.minewatch.report;

import org.minewatch.finding.Certainty;
import org.minewatch.finding.Severity;

/** Severity as shape, colour and word; certainty as line style and word. */
public final class Signs {

  private Signs() {}

  static String shape(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "◆";
      case MAJOR -> "▲";
      case WARNING -> "●";
      case NOTICE -> "○";
    };
  }

  /** The colour in drawings; the page's text takes it from the style sheet. */
  static String colour(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "#8f0b34";
      case MAJOR -> "#c8400a";
      case WARNING -> "#a87400";
      case NOTICE -> "#3d6285";
    };
  }

  /** Dashes of a stroke in tenths of a millimetre. */
  static String dashes(Certainty certainty) {
    return switch (certainty) {
      case CERTAIN_ON_DATA -> "none";
      case PROBABLE -> "30 15";
      case WATCH -> "5 14";
    };
  }

  public static void severity(Severity severity, Html html) {
    html.raw("<span class=\"sev ").raw(severity.wireName()).raw("\">").raw(shape(severity));
    html.raw(" ").both(severity.nameZh(), severity.nameEn()).raw("</span>");
  }

  public static void certainty(Certainty certainty, Html html) {
    if (html.language() != Language.BOTH) {
      html.raw("<svg class=\"sign\" viewBox=\"0 0 100 30\" width=\"10mm\" height=\"3mm\">");
      html.raw("<path fill=\"none\" stroke=\"#24221e\" stroke-width=\"9\" d=\"M2 18H92\"");
      html.raw(" stroke-dasharray=\"").raw(dashes(certainty)).raw("\"/></svg>");
      html.both(certainty.nameZh(), certainty.nameEn());
      return;
    }
    html.raw("<span class=\"line ").raw(certainty.wireName()).raw("\"></span>");
    html.both(certainty.nameZh(), certainty.nameEn());
  }
}
