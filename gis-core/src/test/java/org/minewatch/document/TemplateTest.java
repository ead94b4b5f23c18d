package org.minewatch.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minewatch.document.WordFiles.p;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {
  private static final Vocabulary WORDS =
      new Vocabulary(Set.of("矿名", "期限"), Map.of("条款", Set.of("序号", "名称"), "证据", Set.of("内容")));

  private static final Values VALUES =
      new Values(
          Map.of("矿名", "青石煤矿"),
          Map.of("条款", List.of(Map.of("序号", "1", "名称", "《甲》"), Map.of("序号", "2", "名称", "《乙》"))));

  private static String filled(String body) throws IOException {
    return WordFiles.text(Template.read(WordFiles.of(body)).fill(WORDS, VALUES));
  }

  @Test
  void aPlaceIsFoundHoweverItsLettersLieInRuns() throws IOException {
    assertThat(filled(p("被检查单位：{", "{矿", "名", "}", "}，"))).isEqualTo("被检查单位：青石煤矿，");
    assertThat(filled(p("｛｛矿名｝｝与{{ 矿名 }}"))).isEqualTo("青石煤矿与青石煤矿");
  }

  @Test
  void whatIsNotKnownStaysABlank() throws IOException {
    assertThat(filled(p("期限：{{期限}}。"))).isEqualTo("期限：" + Values.BLANK + "。");
  }

  @Test
  void aRowOfATableIsRepeatedForEachItem() throws IOException {
    String row =
        "<w:tbl><w:tr><w:tc>"
            + p("{{条款.序号}}")
            + "</w:tc><w:tc>"
            + p("{{条款.名称}}（{{矿名}}）")
            + "</w:tc></w:tr></w:tbl>";
    assertThat(filled(p("前") + row + p("后"))).isEqualTo("前\n1\n《甲》（青石煤矿）\n2\n《乙》（青石煤矿）\n后");
    assertThat(filled(row.replace("条款.序号", "证据.内容").replace("{{条款.名称}}", "")))
        .isEqualTo(Values.BLANK + "\n（青石煤矿）");
  }

  @Test
  void aParagraphOutsideTablesIsRepeatedAndKeepsNoIdentity() throws IOException {
    byte[] made = Template.read(WordFiles.of(p("{{条款.序号}}、{{条款.名称}}"))).fill(WORDS, VALUES);
    assertThat(WordFiles.text(made)).isEqualTo("1、《甲》\n2、《乙》");
    assertThat(WordFiles.unzip(made).get(WordFiles.BODY)).doesNotContain("paraId");
  }

  @Test
  void aContentControlIsFilledByItsTag() throws IOException {
    String control =
        "<w:sdt><w:sdtPr><w:tag w:val=\"矿名\"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>";
    String run = "<w:r><w:t>点击</w:t></w:r><w:r><w:t>输入</w:t></w:r>";
    assertThat(filled("<w:p>" + control.formatted(run) + "</w:p>")).isEqualTo("青石煤矿");
    assertThat(filled(control.formatted("<w:p>" + run + "</w:p>"))).isEqualTo("青石煤矿");
    Template unknown =
        Template.read(
            WordFiles.of("<w:p>" + control.replace("矿名", "旷名").formatted(run) + "</w:p>"));
    assertThat(unknown.problems(WORDS)).singleElement().asString().contains("旷名", "paragraph 1");
  }

  @Test
  void textOfPeopleIsTextAndMakesNoPlaceOfItsOwn() throws IOException {
    Values hostile = new Values(Map.of("矿名", "<w:br/>&amp;\u0001{{期限}}\n第二行", "期限", "密"), Map.of());
    byte[] made = Template.read(WordFiles.of(p("{{矿名}}"))).fill(WORDS, hostile);
    assertThat(WordFiles.text(made)).isEqualTo("<w:br/>&amp;\uFFFD{ {期限}}|第二行");
  }

  @Test
  void whatIsWrongIsNamedWithItsPlace() throws IOException {
    Template template =
        Template.read(
            WordFiles.of(
                p("好：{{矿名}}")
                    + p("{{矿铭}}")
                    + p("{{条款.编号}}")
                    + p("{{矿名")
                    + "<w:tbl><w:tr><w:tc>"
                    + p("{{条款.名称}}{{证据.内容}}")
                    + "</w:tc></w:tr></w:tbl>"));
    assertThat(template.problems(WORDS))
        .extracting(Template.Problem::paragraph)
        .containsExactly(2, 3, 4, 5);
    assertThat(template.problems(WORDS).stream().map(String::valueOf))
        .satisfiesExactly(
            first -> assertThat(first).contains("word/document.xml", "“{{矿铭}}”", "没有名为“矿铭”"),
            second -> assertThat(second).contains("列表“条款”没有“编号”", "名称、序号"),
            third -> assertThat(third).contains("未成对"),
            fourth -> assertThat(fourth).contains("只能用一个列表"));
  }

  static Stream<Arguments> files() {
    String ok = p("{{矿名}}");
    String rels = "word/_rels/document.xml.rels";
    String relation =
        "<Relationships><Relationship Id=\"a\" Type=\"%s\" Target=\"%s\" %s/></Relationships>";
    return Stream.of(
        Arguments.of(with(ok, "word/vbaProject.bin", "x"), "macro"),
        Arguments.of(with(ok, "word/embeddings/a.bin", "x"), "embedded"),
        Arguments.of(with(ok, "[Content_Types].xml", "<Types a=\"macroEnabled\"/>"), "macros"),
        Arguments.of(
            with(
                ok, rels, relation.formatted("x/image", "http://evil/", "TargetMode=\"External\"")),
            "http://evil/"),
        Arguments.of(
            with(ok, rels, relation.formatted("x/attachedTemplate", "n.dotm", "")), "n.dotm"),
        Arguments.of(with(ok, "../../etc/x", "x"), "refused"),
        Arguments.of(with(ok, "WORD/document.xml", "x"), "one name twice"),
        Arguments.of(
            WordFiles.of(
                "<w:p><w:r><w:instrText> INCLUDEPICTURE \"http://x\"</w:instrText></w:r></w:p>"),
            "loads from elsewhere"),
        Arguments.of(WordFiles.of("<w:p>".repeat(500) + "</w:p>".repeat(500)), "nests deeper"),
        Arguments.of(
            with(
                ok,
                WordFiles.BODY,
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"),
            "DOCTYPE"),
        Arguments.of(with(ok, WordFiles.BODY, "<w:document>"), "no usable XML"),
        Arguments.of("no zip at all".getBytes(), "no Word document"),
        Arguments.of(new byte[DocxPackage.MOST_BYTES + 1], "larger than"),
        Arguments.of(bomb(), "unpacks to more"));
  }

  private static byte[] with(String body, String part, String content) {
    Map<String, String> parts = WordFiles.parts(body);
    parts.put(part, content);
    return WordFiles.zip(parts);
  }

  private static byte[] bomb() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileThatMustNotBeATemplateIsRefused(byte[] file, String why) {
    assertThatThrownBy(() -> Template.read(file))
        .isInstanceOf(UnusableTemplateException.class)
        .hasMessageContaining(why);
  }

  @Test
  void bytesThatWereFlippedEndInWordsOrInATemplate() throws IOException {
    long seed = 20261122;
    Random random = new Random(seed);
    byte[] whole = Templates.shipped(DocumentKind.SITE_RECORD);
    for (int i = 0; i < 150; i++) {
      byte[] file = whole.clone();
      for (int n = random.nextInt(6) + 1; n > 0; n--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt();
      }
      if (random.nextBoolean()) {
        file = Arrays.copyOf(file, random.nextInt(file.length));
      }
      try {
        Template.read(file).problems(WORDS);
      } catch (UnusableTemplateException e) {
        assertThat(e.words().zh()).as("seed " + seed + ", file " + i).isNotBlank();
      }
    }
  }

  private static final Pattern TEXT =
      Pattern.compile("<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<]*)</w:t></w:r>");

  /** As Word does when somebody has edited it: every run cut anywhere, marks between. */
  private static byte[] edited(byte[] template, Random random) throws IOException {
    Map<String, String> parts = WordFiles.unzip(template);
    parts.replaceAll(
        (name, xml) -> {
          Matcher m = TEXT.matcher(xml);
          StringBuilder out = new StringBuilder();
          while (name.startsWith("word/") && m.find()) {
            String form = m.group(1) == null ? "" : m.group(1);
            List<String> cut = new ArrayList<>();
            String left = m.group(2);
            while (!left.isEmpty()) {
              int end = 1 + random.nextInt(left.length());
              cut.add(left.substring(0, end));
              left = left.substring(end);
            }
            m.appendReplacement(
                out,
                Matcher.quoteReplacement(
                    cut.stream()
                        .map(
                            t ->
                                "<w:r>"
                                    + form
                                    + "<w:t xml:space=\"preserve\">"
                                    + t
                                    + "</w:t></w:r>")
                        .collect(Collectors.joining("<w:proofErr w:type=\"gramEnd\"/>"))));
          }
          return m.appendTail(out).toString();
        });
    return WordFiles.zip(parts);
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void ourTemplatesSurviveBeingEditedAndGiveTheSameWordsAndBytes(DocumentKind kind)
      throws IOException {
    byte[] shipped = Templates.shipped(kind);
    Template template = Template.read(shipped);
    Set<String> names = template.names();
    Vocabulary all =
        new Vocabulary(
            names.stream().filter(n -> !n.contains(".")).collect(Collectors.toSet()),
            names.stream()
                .filter(n -> n.contains("."))
                .collect(
                    Collectors.groupingBy(
                        Vocabulary::listOf,
                        Collectors.mapping(
                            n -> n.substring(n.indexOf('.') + 1), Collectors.toSet()))));
    Map<String, String> single =
        all.single().stream().collect(Collectors.toMap(n -> n, n -> "〔" + n + "〕"));
    Map<String, List<Map<String, String>>> lists =
        all.lists().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e ->
                        List.of(
                            e.getValue().stream().collect(Collectors.toMap(m -> m, m -> m + "1")),
                            e.getValue().stream()
                                .collect(Collectors.toMap(m -> m, m -> m + "2")))));
    Values values = new Values(single, lists);
    assertThat(template.problems(all)).isEmpty();
    byte[] made = template.fill(all, values);
    assertThat(template.fill(all, values)).isEqualTo(made);
    String text = WordFiles.text(made);
    assertThat(text).contains(kind.title().zh()).doesNotContain("{{", "}}");
    assertThat(WordFiles.text(made, "word/header1.xml")).contains("草稿", "〔生成人〕");
    long seed = 7 + kind.ordinal();
    for (int i = 0; i < 5; i++) {
      byte[] cut = edited(shipped, new Random(seed * 31 + i));
      assertThat(WordFiles.text(Template.read(cut).fill(all, values)))
          .as("seed " + seed + ", edit " + i)
          .isEqualTo(text);
    }
  }
}
