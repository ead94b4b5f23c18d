package org.minewatch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.finding.NightResult;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

class PdfReportTest {

  /** The page number stands this near to the edge; what comes nearer has left its box. */
  private static final float MARGIN = 15;

  private static byte[] report(NightResult night, Language language) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfReport(language).write(night, out);
    return out.toByteArray();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"ZH", "EN"})
  void itIsValidPdfA(Language language) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    byte[] pdf = report(InventedNight.make(), language);
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_U);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(result.getTestAssertions().stream().map(TestAssertion::getMessage)).isEmpty();
      assertThat(result.isCompliant()).isTrue();
      assertThat(result.getTotalAssertions()).isGreaterThan(1000);
    }
  }

  @Test
  void equalNightsGiveEqualBytes() throws IOException {
    assertThat(report(InventedNight.make(), Language.ZH))
        .isEqualTo(report(InventedNight.make(), Language.ZH));
  }

  @Test
  void itIsDatedByTheNightAndNotByTheClock() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(report(InventedNight.make(), Language.ZH))) {
      NightResult night = InventedNight.make();
      assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
          .isEqualTo(night.night().plusDays(1).atStartOfDay(night.region().timeZone()).toInstant());
    }
  }

  @Test
  void itSaysInItsLanguageThatAFindingIsALeadAndNothingInTheOther() throws IOException {
    String zh = text(report(InventedNight.make(), Language.ZH));
    assertThat(zh)
        .contains("本报告所列均为附证据的线索，不是法律结论", "新增、持续与结束", "数据到位情况")
        .doesNotContain("Everyfindinghereisalead");
    String en = text(report(InventedNight.make(), Language.EN));
    assertThat(en)
        .contains("Everyfindinghereisaleadwithevidence", "New,ongoingandended")
        .doesNotContain("本报告所列均为附证据的线索");
  }

  @Test
  void itLeadsToEachMine() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(report(InventedNight.make(), Language.ZH))) {
      List<String> names = new ArrayList<>();
      for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
        names.add(item.getTitle());
      }
      assertThat(names).hasSize(3).contains("松坪二矿");
    }
  }

  @Test
  void everyLetterIsOfItsOwnFontAndWithinThePage() throws IOException {
    for (Language language : List.of(Language.ZH, Language.EN)) {
      try (PDDocument pdf = Loader.loadPDF(report(InventedNight.make(), language))) {
        List<String> strays = new ArrayList<>();
        PDFTextStripper letters =
            new PDFTextStripper() {
              @Override
              protected void processTextPosition(TextPosition t) {
                float right = t.getXDirAdj() + t.getWidthDirAdj();
                boolean within =
                    t.getXDirAdj() >= MARGIN
                        && right <= t.getPageWidth() - MARGIN
                        && t.getYDirAdj() <= t.getPageHeight() - MARGIN
                        && t.getYDirAdj() - t.getHeightDir() >= MARGIN;
                if (!within || !t.getFont().getName().endsWith("MinewatchSansSC-Regular")) {
                  strays.add(
                      "page %d: '%s' at %.0f, %.0f"
                          .formatted(
                              getCurrentPageNo(), t.getUnicode(), t.getXDirAdj(), t.getYDirAdj()));
                }
              }
            };
        letters.getText(pdf);
        assertThat(strays).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "]]>&amp;<!--</style>",
        "煤\uD840\uDC0B矿 \uD83D\uDE00 \u0E01 \u05D0\u05D1",
        "a\u202Eb\u0000\uD800\uFFFE",
        "很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的名字一二三四五六七八九十",
        "Supercalifragilisticexpialidocious0123456789012345678901234567890123456789012345678901234567",
      })
  void aHostileNameIsTextAndLeavesAValidFile(String name) throws Exception {
    byte[] pdf = report(InventedNight.named(name), Language.ZH);
    assertThat(text(pdf)).contains("许可证");
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_U);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(result.getTestAssertions().stream().map(TestAssertion::getMessage)).isEmpty();
    }
  }

  @Test
  void paperHasOneLanguage() {
    assertThatThrownBy(() -> new PdfReport(Language.BOTH))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
