package org.minewatch.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

class PrintedDocumentTest {
  private static final ZonedDateTime DATED = ZonedDateTime.parse("2026-03-02T08:00:00+08:00");
  private static final Vocabulary WORDS =
      new Vocabulary(Set.of("煤矿名称"), Map.of("依据", Set.of("序号", "名称")));
  private static final Values VALUES =
      new Values(
          Map.of("煤矿名称", "青石<b>煤矿\n二号井"),
          Map.of("依据", List.of(Map.of("序号", "1", "名称", "《某条例》"), Map.of("序号", "2"))));

  private static byte[] printed(byte[] docx) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintedDocument.write(docx, "草稿", DATED, "minewatch test", out);
    return out.toByteArray();
  }

  private static byte[] filled(DocumentKind kind) throws IOException {
    return Template.read(Templates.shipped(kind)).fill(WORDS, VALUES);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    }
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void everyDocumentOfOursIsPrintedWithAllItsWords(DocumentKind kind) throws IOException {
    byte[] docx = filled(kind);
    String pdf = text(printed(docx));
    for (String line : WordFiles.text(docx).split("\n")) {
      for (String part : line.split("\\|")) {
        // What is wrapped in a narrow cell is read in between its neighbours.
        String word = part.replaceAll("\\s+", "");
        assertThat(pdf).contains(word.substring(0, Math.min(4, word.length())));
      }
    }
    assertThat(pdf).contains("草稿，仅供承办人核对");
  }

  @Test
  void itIsValidPdfAAndTheSameBytesForTheSameDocument() throws Exception {
    byte[] pdf = printed(filled(DocumentKind.SITE_DECISION));
    assertThat(printed(filled(DocumentKind.SITE_DECISION))).isEqualTo(pdf);
    assertThat(text(pdf)).contains("青石<b>煤矿", "二号井", "《某条例》");
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_U);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, false)) {
      assertThat(
              validator.validate(parser).getTestAssertions().stream()
                  .map(TestAssertion::getMessage))
          .isEmpty();
    }
  }

  @Test
  void whatCannotBeLaidOutIsRefusedAndNotLeftOut() {
    byte[] withPicture = WordFiles.of("<w:p><w:r><w:drawing/></w:r></w:p>");
    assertThatThrownBy(() -> printed(withPicture))
        .isInstanceOf(UnusableTemplateException.class)
        .hasMessageContaining("take the Word file");
  }
}
