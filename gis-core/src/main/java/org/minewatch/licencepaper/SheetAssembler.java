package org.minewatch.licencepaper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.minewatch.geo.Datum;
import org.minewatch.region.Corner;
import org.minewatch.region.Licence;
import org.minewatch.region.SourceLine;
import org.minewatch.region.TransformRecord;

/** Turns a sheet into a licence: chooses the datum, checks rings and areas, says what is open. */
final class SheetAssembler {
  /** Newest first. */
  private static final List<Datum> BY_AGE =
      List.of(Datum.CGCS2000, Datum.XIAN_1980, Datum.NEW_BEIJING, Datum.BEIJING_1954);

  /** Two datums lie 40 to 250 m apart in China; farther apart the tables show different places. */
  private static final double FARTHEST_SHIFT_METRES = 1000;

  private final Sheet sheet;
  private final ReadOptions options;

  private SheetAssembler(Sheet sheet, ReadOptions options) {
    this.sheet = sheet;
    this.options = options;
  }

  static LicenceReading assemble(Sheet sheet, ReadOptions options) {
    return new SheetAssembler(sheet, options).assemble();
  }

  private LicenceReading assemble() {
    sheet.parts.removeIf(p -> !p.hasCorners());
    List<DatumVariant> variants = variants();
    DatumVariant chosen =
        variants.stream()
            .min(
                Comparator.comparingInt(SheetAssembler::age)
                    .thenComparing(DatumVariant::isGeographic))
            .orElseThrow();
    List<DatumVariant> others = variants.stream().filter(v -> v != chosen).toList();
    List<TransformRecord> transforms = compared(chosen, others);
    BoundaryFigure figure = BoundaryFigure.of(sheet, chosen);
    spoiltRows();
    AreaJudge judge = new AreaJudge(sheet, figure);
    AreaCheck check = judge.check();
    PaperFacts facts = new PaperFacts(sheet);
    OptionalDouble[] elevations = facts.elevations();
    List<Corner> corners = corners(chosen, figure.partOfRing(), elevations, facts);
    ReadingStatus status = status(chosen, figure, check, judge);
    Licence licence = licence(chosen, corners, facts, elevations, judge);
    List<Licence> kept = new ArrayList<>();
    for (DatumVariant other : others) {
      List<Integer> parts = other.rings().stream().map(DatumVariant.FlatRing::part).toList();
      kept.add(withCorners(licence, other, corners(other, parts, elevations, facts)));
    }
    return new LicenceReading(
        licence,
        status,
        sheet.value(PaperField.MINE_NAME),
        sheet.value(PaperField.MINERAL),
        sheet.value(PaperField.CAPACITY),
        partNames(chosen),
        check,
        kept,
        transforms,
        sheet.notes.stream().distinct().sorted().toList());
  }

  private List<DatumVariant> variants() {
    List<DatumVariant> printed = DatumVariant.of(sheet);
    if (printed.isEmpty()) {
      printed = List.of(new DatumVariant(null, List.of(), Optional.empty(), ""));
    }
    DatumSettlement settlement = new DatumSettlement(sheet, options.crs());
    CornerSieve sieve = new CornerSieve(sheet);
    List<DatumVariant> settled = new ArrayList<>();
    for (DatumVariant variant : printed) {
      if (variant.first().isEmpty()) {
        settled.add(variant.named(printedCell(variant)));
      } else {
        settled.add(settlement.settle(sieve.sift(variant), printed.size() == 1));
      }
    }
    return settled;
  }

  private String printedCell(DatumVariant variant) {
    return variant.mention() != null
        ? variant.mention().cell(List.of())
        : sheet.mentions.stream()
            .map(m -> m.cell(List.of()))
            .findFirst()
            .orElse(sheet.value(PaperField.CRS));
  }

  private static int age(DatumVariant variant) {
    return variant.crs().map(c -> BY_AGE.indexOf(c.datum())).orElse(BY_AGE.size());
  }

  private List<TransformRecord> compared(DatumVariant chosen, List<DatumVariant> others) {
    List<TransformRecord> transforms = new ArrayList<>();
    for (DatumVariant other : others) {
      if (!DatumShift.sameCorners(other, chosen)) {
        sheet.broken(
            0,
            "两个坐标系的拐点表结构不同（" + count(other) + " 与 " + count(chosen) + " 个拐点），请核对。",
            "The tables in two systems do not have the same corners ("
                + count(other)
                + " and "
                + count(chosen)
                + ").");
        continue;
      }
      Optional<TransformRecord> shift = DatumShift.suggest(sheet, other, chosen);
      if (shift.isPresent() && far(shift.get())) {
        sheet.broken(
            0,
            "两个坐标系的拐点表相距过远，不是同一范围。",
            "The tables in two systems lie too far apart to be the same area.");
      } else {
        shift.ifPresent(transforms::add);
      }
    }
    if (!others.isEmpty() && chosen.crs().isPresent()) {
      sheet.assumed(
          chosen.mention() == null ? 0 : chosen.mention().line(),
          "印有 "
              + (others.size() + 1)
              + " 套坐标，采用最新的 "
              + chosen.crs().get().datum().nameZh()
              + "，其余另存。",
          "Printed in "
              + (others.size() + 1)
              + " systems; the newest, "
              + chosen.crs().get().datum().nameEn()
              + ", was taken and the others kept beside.");
    }
    return transforms;
  }

  private static boolean far(TransformRecord shift) {
    return Math.hypot(shift.offsetEasting().orElse(0), shift.offsetNorthing().orElse(0))
        > FARTHEST_SHIFT_METRES;
  }

  private static int count(DatumVariant variant) {
    return variant.rings().stream().mapToInt(r -> r.corners().size()).sum();
  }

  private void spoiltRows() {
    int spoilt =
        sheet.parts.stream().flatMap(p -> p.rings.stream()).mapToInt(r -> r.spoiltRows).sum();
    if (spoilt == 0) {
      return;
    }
    int masked = sheet.maskedRows;
    sheet.broken(
        0,
        spoilt + " 行拐点不可用" + (masked > 0 ? "，其中 " + masked + " 行被星号遮盖，须取得完整坐标" : "") + "。",
        spoilt
            + " corner row(s) could not be used"
            + (masked > 0 ? ", " + masked + " of them masked: the full digits are needed" : "")
            + ".");
  }

  private ReadingStatus status(
      DatumVariant chosen, BoundaryFigure figure, AreaCheck check, AreaJudge judge) {
    if (count(chosen) == 0) {
      if (sheet.rejections.isEmpty()) {
        sheet.reject(
            0,
            "",
            "no corner table was found; rows of a number, a northing and an easting, or a longitude and a latitude, are needed",
            "");
        sheet.flagged(0, "没有找到拐点坐标表。", "No corner table was found.");
      }
      return ReadingStatus.REJECTED;
    }
    if (chosen.crs().isEmpty() || figure.isEmpty() && sheet.maskedRows > 0) {
      return ReadingStatus.REJECTED;
    }
    int declared = sheet.declaredCorners;
    if (declared >= 0 && declared != count(chosen)) {
      sheet.broken(
          0,
          "注明共 " + declared + " 个拐点，读到 " + count(chosen) + " 个。",
          "The paper says " + declared + " corners in all, " + count(chosen) + " were read.");
    }
    boolean doubtful = sheet.unreadPositions > 0 && !check.agrees();
    if (sheet.incomplete || figure.isEmpty() || doubtful) {
      return ReadingStatus.INCOMPLETE;
    }
    boolean contradicted =
        check.agreement() == AreaCheck.Agreement.NOTHING_PRINTED && areasPrinted();
    return check.agreement() == AreaCheck.Agreement.NEITHER || judge.partsDiffer() || contradicted
        ? ReadingStatus.AREA_DIFFERS
        : ReadingStatus.OK;
  }

  /** Areas are printed, but they contradict each other and none fits. */
  private boolean areasPrinted() {
    return !sheet.areas.isEmpty();
  }

  private List<Corner> corners(
      DatumVariant variant,
      List<Integer> partOfRing,
      OptionalDouble[] elevations,
      PaperFacts facts) {
    List<Corner> corners = new ArrayList<>();
    for (int r = 0; r < variant.rings().size(); r++) {
      DatumVariant.FlatRing ring = variant.rings().get(r);
      OptionalDouble[] own = facts.elevations(ring.printedPart(), elevations);
      for (DatumVariant.FlatCorner corner : closed(variant, partOfRing, r)) {
        corners.add(
            new Corner(
                partOfRing.get(r) + 1,
                ring.printed().deducted ? Corner.Role.DEDUCTED : Corner.Role.OUTER,
                corners.size() + 1,
                corner.pair().north(),
                corner.pair().east(),
                corner.pair().decimals(),
                own[0],
                own[1],
                ring.printedPart().seams,
                new SourceLine(sheet.fileName, corner.line())));
      }
    }
    return corners;
  }

  /**
   * The corners of a ring. {@code corners.csv} tells rings apart by part and role alone, so where a
   * part has several deducted rings each is closed by its first corner: a reader cuts there.
   */
  private static List<DatumVariant.FlatCorner> closed(
      DatumVariant variant, List<Integer> partOfRing, int r) {
    DatumVariant.FlatRing ring = variant.rings().get(r);
    long siblings =
        IntStream.range(0, variant.rings().size())
            .filter(i -> variant.rings().get(i).printed().deducted)
            .filter(i -> partOfRing.get(i).equals(partOfRing.get(r)))
            .count();
    if (!ring.printed().deducted || siblings < 2 || ring.corners().isEmpty()) {
      return ring.corners();
    }
    List<DatumVariant.FlatCorner> closed = new ArrayList<>(ring.corners());
    closed.add(ring.corners().get(0));
    return closed;
  }

  private static List<String> partNames(DatumVariant chosen) {
    List<String> names = new ArrayList<>();
    for (DatumVariant.FlatRing ring : chosen.rings()) {
      if (ring.part() == names.size()) {
        names.add(ring.printedPart().name);
      }
    }
    return names;
  }

  private Licence licence(
      DatumVariant chosen,
      List<Corner> corners,
      PaperFacts facts,
      OptionalDouble[] elevations,
      AreaJudge judge) {
    String number = facts.licenceNumber();
    if (number.isEmpty() && !corners.isEmpty()) {
      number = placeholder(corners);
      sheet.assumed(
          0,
          "未见采矿许可证号，暂编为 " + number + "，请替换。",
          "No licence number is printed; " + number + " stands for it until it is known.");
    }
    List<Optional<LocalDate>> validity = facts.validity();
    Optional<PrintedArea> area = judge.printed();
    int areaDecimals =
        area.map(
                a ->
                    a.unit() == PrintedArea.Unit.SQUARE_KILOMETRE ? a.decimals() : decimalsInKm2(a))
            .orElse(-1);
    return new Licence(
        number,
        "",
        validity.get(0),
        validity.get(1),
        chosen.cell(),
        sheet.value(PaperField.HOLDER),
        elevations[0],
        elevations[1],
        area.map(a -> OptionalDouble.of(tidy(a.km2()))).orElse(OptionalDouble.empty()),
        areaDecimals,
        facts.seams(),
        corners,
        new SourceLine(
            sheet.fileName, sheet.fact(PaperField.LICENCE_NO).map(Sheet.Fact::line).orElse(1L)));
  }

  private static int decimalsInKm2(PrintedArea area) {
    return Math.max(0, (int) Math.round(-Math.log10(area.unitOfLastDigitKm2())));
  }

  /** Nine decimals of a square kilometre are a thousandth of a square metre. */
  private static double tidy(double km2) {
    return Math.round(km2 * 1e9) / 1e9;
  }

  private static Licence withCorners(Licence of, DatumVariant variant, List<Corner> corners) {
    return new Licence(
        of.licenceNo(),
        of.mineCode(),
        of.validFrom(),
        of.validTo(),
        variant.cell(),
        of.holder(),
        of.topElevation(),
        of.bottomElevation(),
        of.areaKm2(),
        of.areaDecimals(),
        of.seams(),
        corners,
        of.source());
  }

  /** Depends on the corners alone, so that the same paper under another name keeps it. */
  private static String placeholder(List<Corner> corners) {
    StringBuilder text = new StringBuilder();
    for (Corner c : corners) {
      text.append(c.xNorthing()).append(' ').append(c.yEasting()).append('\n');
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return "unnumbered-" + HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
