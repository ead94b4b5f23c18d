package org.minewatch.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A DOCX file as its parts, read within bounds from whoever handed it in: no macro, nothing
 * embedded, nothing that would be loaded from elsewhere when somebody opens what is made of it.
 */
final class DocxPackage {
  /** A template is some pages of text; one with a seal or a picture is a megabyte. */
  static final int MOST_BYTES = 10 << 20;

  private static final int MOST_PARTS = 300;
  private static final long MOST_UNPACKED_BYTES = 40L << 20;
  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String MAIN = "word/document.xml";

  /** Kinds of relations that bring in something that is no text of the template. */
  private static final List<String> REFUSED_RELATIONS =
      List.of(
          "/vbaProject",
          "/oleObject",
          "/package",
          "/control",
          "/attachedTemplate",
          "/aFChunk",
          "/subDocument",
          "/frame",
          "/mailMergeSource",
          "/keyMapCustomizations");

  private static final List<String> REFUSED_NAMES =
      List.of("vbaproject", "/embeddings/", "/activex/", "vbadata");

  private final Map<String, byte[]> parts;

  private DocxPackage(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  /**
   * Reads a file.
   *
   * @throws UnusableTemplateException when it is none, goes beyond the bounds or holds what a
   *     template must not
   */
  static DocxPackage read(byte[] file) throws UnusableTemplateException {
    if (file.length > MOST_BYTES) {
      throw new UnusableTemplateException(
          "模板超过 " + (MOST_BYTES >> 20) + " MB", "larger than " + (MOST_BYTES >> 20) + " MB");
    }
    DocxPackage read = new DocxPackage(unpack(file));
    if (!read.parts.containsKey(MAIN) || !read.parts.containsKey(CONTENT_TYPES)) {
      throw new UnusableTemplateException(
          "不是 Word 文档（缺 " + MAIN + "）：请在 Word 或 WPS 中另存为 .docx",
          "no Word document (it has no " + MAIN + "): save it as .docx in Word or WPS");
    }
    read.refuseWhatIsNoText();
    return read;
  }

  private static Map<String, byte[]> unpack(byte[] file) throws UnusableTemplateException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    long left = MOST_UNPACKED_BYTES;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        String name = e.getName();
        if (name.endsWith("/")) {
          continue;
        }
        if (name.startsWith("/") || name.contains("\\") || name.contains("..")) {
          throw new UnusableTemplateException(
              "包内文件名 " + shown(name) + " 不可接受", "the name " + shown(name) + " in it is refused");
        }
        if (!names.add(name.toLowerCase(Locale.ROOT)) || parts.size() >= MOST_PARTS) {
          throw new UnusableTemplateException(
              "包内文件重名或超过 " + MOST_PARTS + " 个",
              "it holds one name twice or more than " + MOST_PARTS + " parts");
        }
        byte[] bytes = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 16));
        left -= bytes.length;
        if (left < 0) {
          throw new UnusableTemplateException(
              "解压后超过 " + (MOST_UNPACKED_BYTES >> 20) + " MB",
              "it unpacks to more than " + (MOST_UNPACKED_BYTES >> 20) + " MB");
        }
        parts.put(name, bytes);
      }
    } catch (ZipException | IllegalArgumentException | java.io.EOFException e) {
      throw new UnusableTemplateException(
          "文件损坏或加密，无法读取：" + e.getMessage(), "damaged or encrypted: " + e.getMessage());
    } catch (UnusableTemplateException e) {
      throw e;
    } catch (IOException e) {
      throw new UnusableTemplateException(
          "无法读取：" + e.getMessage(), "unreadable: " + e.getMessage());
    }
    return parts;
  }

  private void refuseWhatIsNoText() throws UnusableTemplateException {
    String types = new String(parts.get(CONTENT_TYPES), StandardCharsets.UTF_8);
    for (String name : parts.keySet()) {
      String low = name.toLowerCase(Locale.ROOT);
      if (REFUSED_NAMES.stream().anyMatch(low::contains)) {
        throw new UnusableTemplateException(
            "含宏或嵌入对象（" + shown(name) + "）：请删除后另存为 .docx",
            "it holds a macro or an embedded object ("
                + shown(name)
                + "): remove it and save as .docx");
      }
    }
    if (types.contains("macroEnabled") || types.contains("vbaProject")) {
      throw new UnusableTemplateException(
          "是启用宏的文档：请另存为 .docx", "a document with macros: save it as .docx");
    }
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      if (part.getKey().endsWith(".rels")) {
        refuseRelations(part.getKey(), part.getValue());
      }
    }
  }

  private static void refuseRelations(String name, byte[] bytes) throws UnusableTemplateException {
    Document relations = BoundedXml.read(name, bytes);
    NodeList all = relations.getElementsByTagNameNS("*", "Relationship");
    for (int i = 0; i < all.getLength(); i++) {
      Element relation = (Element) all.item(i);
      String type = relation.getAttribute("Type");
      if (relation.getAttribute("TargetMode").equalsIgnoreCase("External")
          || REFUSED_RELATIONS.stream().anyMatch(type::endsWith)) {
        String target = shown(relation.getAttribute("Target"));
        throw new UnusableTemplateException(
            "引用了文档以外的内容或嵌入对象（" + target + "，见 " + name + "）：请删除该链接、图片链接或所附模板",
            "it refers to something outside or embedded ("
                + target
                + ", in "
                + name
                + "): remove that link, linked picture or attached template");
      }
    }
  }

  /** The names of the parts that hold text: body, heads, feet and notes. */
  List<String> textParts() {
    return parts.keySet().stream()
        .filter(n -> n.matches("word/(document|header\\d*|footer\\d*|footnotes|endnotes)\\.xml"))
        .toList();
  }

  byte[] part(String name) {
    return parts.get(name);
  }

  /** The file with some parts in other words; equal parts give equal bytes. */
  byte[] with(Map<String, byte[]> changed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        byte[] bytes = changed.getOrDefault(part.getKey(), part.getValue());
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(crc.getValue());
        // The earliest that the format can say, in no time zone.
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  static String shown(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() > 80 ? clean.substring(0, 80) + "…" : clean;
  }
}
