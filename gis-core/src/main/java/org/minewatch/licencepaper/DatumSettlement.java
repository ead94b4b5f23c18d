package org.minewatch.licencepaper;

import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.minewatch.geo.Crs;
import org.minewatch.geo.CrsNames;
import org.minewatch.geo.CrsResolution;
import org.minewatch.geo.Datum;

/** Settles the coordinate system of a variant from the paper's words and its coordinates. */
final class DatumSettlement {
  /**
   * When Chinese licences changed their datum: CGCS2000 became compulsory in July 2018, Xian 1980
   * was usual from the national verification of mining rights (2008 to 2010) on. Practice, not law:
   * good for a suggestion, never for a decision.
   */
  private static final YearMonth CGCS2000_COMPULSORY = YearMonth.of(2018, 7);

  private static final YearMonth XIAN_1980_USUAL = YearMonth.of(2008, 1);
  private static final int MOST_CHOICES = 6;

  private final Sheet sheet;
  private final String givenCrs;

  DatumSettlement(Sheet sheet, String givenCrs) {
    this.sheet = sheet;
    this.givenCrs = givenCrs.strip();
  }

  /** The variant with its CRS, or with the words of the paper when they leave it open. */
  DatumVariant settle(DatumVariant variant, boolean onlyOne) {
    OptionalDouble sample =
        variant.first().map(c -> OptionalDouble.of(c.pair().east())).orElse(OptionalDouble.empty());
    boolean given = onlyOne && !givenCrs.isEmpty();
    String cell = given ? givenCrs : cell(variant);
    long line = variant.mention() != null ? variant.mention().line() : factLine();
    if (cell.isEmpty() || !given && namesNoDatum(cell)) {
      undated(cell, line, sample);
      return variant.named(cell);
    }
    CrsResolution resolution = CrsNames.resolve(cell, sample);
    if (resolution instanceof CrsResolution.Refused refused) {
      refuse(cell, line, refused);
      return variant.named(cell);
    }
    CrsResolution.Resolved resolved = (CrsResolution.Resolved) resolution;
    Crs crs = resolved.crs();
    resolved.assumptions().forEach(a -> sheet.assumed(line, "坐标系：" + a + "。", "CRS: " + a + "."));
    if (given) {
      sheet.assumed(
          0,
          "坐标系由导入者给定：" + crs.code() + "。",
          "The coordinate system was given by whoever imports: " + crs.code() + ".");
    }
    return variant.resolved(crs);
  }

  private long factLine() {
    return sheet.fact(PaperField.CRS).map(Sheet.Fact::line).orElse(0L);
  }

  private static boolean namesNoDatum(String cell) {
    return DatumMention.scan(0, cell).stream().allMatch(m -> m.datum().isEmpty());
  }

  private String cell(DatumVariant variant) {
    List<String> zones = variant.isGeographic() ? List.of() : zonesOfPaper();
    if (variant.mention() != null) {
      DatumMention own = variant.mention();
      return variant.isGeographic()
          ? new DatumMention(own.datum(), List.of(), own.line()).cell(zones)
          : own.cell(zones);
    }
    Set<String> names = new LinkedHashSet<>();
    sheet.mentions.stream().map(DatumMention::datum).filter(d -> !d.isEmpty()).forEach(names::add);
    Optional<Sheet.Fact> field = sheet.fact(PaperField.CRS);
    if (names.size() > 1 && field.isPresent()) {
      List<DatumMention> stated = DatumMention.scan(field.get().line(), field.get().value());
      if (stated.size() == 1 && !stated.get(0).datum().isEmpty()) {
        sheet.assumed(
            field.get().line(),
            "文中提到多个坐标系，采用“坐标系”一栏所写的 " + stated.get(0).datum() + "。",
            "The paper names several datums; the one of the field 坐标系 was taken.");
        return stated.get(0).cell(zones);
      }
    }
    String all = String.join("、", names);
    return (all + " " + String.join(" ", zones)).strip();
  }

  private List<String> zonesOfPaper() {
    Set<String> zones = new LinkedHashSet<>();
    sheet.mentions.forEach(m -> zones.addAll(m.zones()));
    return List.copyOf(zones);
  }

  /** Refuses a paper without a datum, with what its year suggests and what the zone leaves. */
  private void undated(String cell, long line, OptionalDouble sample) {
    String choices = "";
    CrsResolution resolution = CrsNames.resolve(cell.isEmpty() ? "?" : cell, sample);
    if (resolution instanceof CrsResolution.Refused refused) {
      choices = choices(refused.choices());
    }
    Optional<YearMonth> issued = PaperFacts.issued(sheet);
    String hint = issued.map(DatumSettlement::suggestion).orElse("");
    sheet.reject(
        line,
        "坐标系",
        "the paper names no datum"
            + choices
            + hint
            + "; give the coordinate system, since they lie 40 to 120 m apart",
        cell);
    sheet.flagged(
        line,
        "图纸未注明坐标系（北京54、西安80、国家2000 相差 40～120 米）"
            + choices.replace(": it may be ", "，可能为 ")
            + "，请给定坐标系后重新导入。",
        "The paper names no datum" + choices + hint + "; import it again with the system given.");
  }

  private static String suggestion(YearMonth issued) {
    Datum datum =
        issued.isBefore(XIAN_1980_USUAL)
            ? Datum.BEIJING_1954
            : issued.isBefore(CGCS2000_COMPULSORY) ? Datum.XIAN_1980 : Datum.CGCS2000;
    return ". Issued "
        + issued
        + ", when "
        + datum.nameEn()
        + " was usual: a suggestion, not a proof";
  }

  private static String choices(List<Crs> choices) {
    if (choices.isEmpty()) {
      return "";
    }
    String codes =
        choices.stream()
            .limit(MOST_CHOICES)
            .map(c -> c.code() + " (" + c.datum().nameEn() + ")")
            .collect(Collectors.joining(", "));
    return ": it may be " + codes + (choices.size() > MOST_CHOICES ? ", …" : "");
  }

  private void refuse(String cell, long line, CrsResolution.Refused refused) {
    String reason = refused.reason() + choices(refused.choices());
    sheet.reject(line, "坐标系", reason, cell);
    sheet.flagged(
        line,
        "坐标系不能确定（“" + cell + "”），请给定坐标系后重新导入。",
        "The coordinate system stays open: " + reason + ".");
  }
}
