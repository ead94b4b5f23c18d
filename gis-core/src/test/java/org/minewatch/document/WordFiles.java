package org.minewatch.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Word files made up for tests, and their words read back. */
final class WordFiles {
  static final String BODY = "word/document.xml";

  private WordFiles() {}

  static Map<String, String> parts(String body) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put("_rels/.rels", "<Relationships/>");
    parts.put(
        BODY,
        "<w:document xmlns:w=\""
            + WordText.W
            + "\" xmlns:w14=\"urn:w14\"><w:body>"
            + body
            + "</w:body></w:document>");
    return parts;
  }

  static byte[] of(String body) {
    return zip(parts(body));
  }

  static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Map<String, String> unzip(byte[] file) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        parts.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  /** The paragraphs of the body, a line each. */
  static String text(byte[] file) throws IOException {
    return text(file, BODY);
  }

  static String text(byte[] file, String part) throws IOException {
    byte[] xml = unzip(file).get(part).getBytes(StandardCharsets.UTF_8);
    NodeList paragraphs =
        BoundedXml.read(part, xml).getDocumentElement().getElementsByTagNameNS(WordText.W, "p");
    return IntStream.range(0, paragraphs.getLength())
        .mapToObj(i -> words((Element) paragraphs.item(i)))
        .collect(Collectors.joining("\n"));
  }

  private static String words(Element paragraph) {
    StringBuilder words = new StringBuilder();
    NodeList all = paragraph.getElementsByTagNameNS(WordText.W, "*");
    for (int i = 0; i < all.getLength(); i++) {
      if (WordText.is(all.item(i), "t")) {
        words.append(all.item(i).getTextContent());
      } else if (WordText.is(all.item(i), "br")) {
        words.append('|');
      }
    }
    return words.toString();
  }

  static String p(String... runs) {
    StringBuilder p = new StringBuilder("<w:p w14:paraId=\"1\">");
    for (String run : runs) {
      p.append("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">")
          .append(run)
          .append("</w:t></w:r><w:proofErr w:type=\"spellStart\"/>");
    }
    return p.append("</w:p>").toString();
  }
}
