package org.minewatch.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.minewatch.wording.Text;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A DOCX file with places to fill. A place is {@code {{name}}} in the text, however Word has cut it
 * into runs, or a content control whose tag is the name. A row of a table with members of a list is
 * repeated for each item; outside tables the paragraph is.
 */
public final class Template {
  private static final int MOST_ITEMS = 500;
  private static final int LONGEST_TEXT = 20_000;

  /** Fields of Word that bring in what lies elsewhere when the document is opened. */
  private static final Pattern LOADING_FIELD =
      Pattern.compile("(?i)\\b(INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|IMPORT|DATABASE|RD)\\b");

  private final DocxPackage file;

  private Template(DocxPackage file) {
    this.file = file;
  }

  /**
   * Reads a template.
   *
   * @throws UnusableTemplateException saying what is wrong with it
   */
  public static Template read(byte[] bytes) throws UnusableTemplateException {
    Template read = new Template(DocxPackage.read(bytes));
    for (String part : read.file.textParts()) {
      Document document = BoundedXml.read(part, read.file.part(part));
      for (String name : List.of("instrText", "fldSimple")) {
        for (Element e : all(document.getDocumentElement(), name)) {
          String field = e.getTextContent() + " " + e.getAttributeNS(WordText.W, "instr");
          if (LOADING_FIELD.matcher(field).find()) {
            throw new UnusableTemplateException(
                part + " 含会引入外部内容的域：" + DocxPackage.shown(field.strip()),
                part
                    + " has a field that loads from elsewhere: "
                    + DocxPackage.shown(field.strip()));
          }
        }
      }
    }
    return read;
  }

  /**
   * Something about a template that has to be put right.
   *
   * @param part such as {@code word/document.xml}
   * @param paragraph from 1, in the order of the part
   * @param near words of that paragraph
   */
  public record Problem(String part, int paragraph, String near, Text words) {
    @Override
    public String toString() {
      return part
          + ", paragraph "
          + paragraph
          + " (“"
          + near
          + "”): "
          + words.en()
          + " · "
          + words.zh();
    }
  }

  /** What does not fit the vocabulary, in the order of the file; empty when all is well. */
  public List<Problem> problems(Vocabulary vocabulary) {
    List<Problem> problems = new ArrayList<>();
    for (String part : file.textParts()) {
      Element root = root(part);
      Map<Element, Set<String>> lists = new LinkedHashMap<>();
      int number = 0;
      for (Element paragraph : all(root, "p")) {
        WordText text = WordText.of(paragraph);
        int at = ++number;
        List<String> names = new ArrayList<>(text.names());
        names.addAll(tags(paragraph));
        for (String name : names) {
          if (!vocabulary.knows(name)) {
            problems.add(new Problem(part, at, text.shown(), unknown(name, vocabulary)));
          } else if (!Vocabulary.listOf(name).isEmpty()) {
            lists
                .computeIfAbsent(repeated(paragraph), e -> new LinkedHashSet<>())
                .add(Vocabulary.listOf(name));
          }
        }
        if (text.hasHalfAPlace()) {
          problems.add(
              new Problem(
                  part,
                  at,
                  text.shown(),
                  new Text(
                      "有未成对的 {{ 或 }}：占位符应写成 {{名称}}，且在同一段内",
                      "a brace stands alone: a place is {{name}}, within one paragraph")));
        }
        if (lists.getOrDefault(repeated(paragraph), Set.of()).size() > 1) {
          problems.add(
              new Problem(
                  part,
                  at,
                  text.shown(),
                  new Text("同一行只能用一个列表", "a row repeats one list, here are several")));
          lists.remove(repeated(paragraph));
        }
      }
    }
    return problems;
  }

  private static Text unknown(String name, Vocabulary vocabulary) {
    String shown = DocxPackage.shown(name);
    String list = Vocabulary.listOf(name);
    if (vocabulary.lists().containsKey(list)) {
      String members = String.join("、", vocabulary.lists().get(list).stream().sorted().toList());
      String member = DocxPackage.shown(name.substring(list.length() + 1));
      return new Text(
          "列表“" + list + "”没有“" + member + "”，可用：" + members,
          "the list " + list + " has no " + member + "; it has " + members);
    }
    return new Text(
        "没有名为“" + shown + "”的内容，可用名称见 minewatch documents --names",
        "nothing is called " + shown + "; minewatch documents --names lists what there is");
  }

  /** All names that it uses, in the order of the file. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (String part : file.textParts()) {
      for (Element paragraph : all(root(part), "p")) {
        names.addAll(WordText.of(paragraph).names());
        names.addAll(tags(paragraph));
      }
    }
    return names;
  }

  /** Fills it; equal values give equal bytes. What it names and nobody knows stays as it stands. */
  public byte[] fill(Vocabulary vocabulary, Values values) throws IOException {
    Map<String, byte[]> changed = new LinkedHashMap<>();
    for (String part : file.textParts()) {
      Element root = root(part);
      repeat(root, vocabulary, values);
      fill(root, name -> vocabulary.knows(name) ? bounded(values.of(name)) : null);
      changed.put(part, BoundedXml.write(root.getOwnerDocument()));
    }
    return file.with(changed);
  }

  private static void repeat(Element root, Vocabulary vocabulary, Values values) {
    Map<Element, String> repeated = new LinkedHashMap<>();
    for (Element paragraph : all(root, "p")) {
      List<String> names = new ArrayList<>(WordText.of(paragraph).names());
      names.addAll(tags(paragraph));
      for (String name : names) {
        if (vocabulary.knows(name) && !Vocabulary.listOf(name).isEmpty()) {
          repeated.putIfAbsent(repeated(paragraph), Vocabulary.listOf(name));
        }
      }
    }
    repeated.forEach(
        (row, list) ->
            values.list(list).stream()
                .limit(MOST_ITEMS)
                .forEach(
                    item -> {
                      Element copy = (Element) row.cloneNode(true);
                      withoutIdentity(copy);
                      fill(
                          copy,
                          name ->
                              Vocabulary.listOf(name).equals(list) && vocabulary.knows(name)
                                  ? bounded(
                                      Values.orBlank(item.get(name.substring(list.length() + 1))))
                                  : null);
                      row.getParentNode().insertBefore(copy, row);
                    }));
    repeated.keySet().forEach(row -> row.getParentNode().removeChild(row));
  }

  /** The row that a paragraph lies in, or itself. */
  private static Element repeated(Element paragraph) {
    for (Node at = paragraph; at != null; at = at.getParentNode()) {
      if (WordText.is(at, "tr")) {
        return (Element) at;
      }
    }
    return paragraph;
  }

  /** Two paragraphs or marks of one identity would make Word mend the file. */
  private static void withoutIdentity(Element copy) {
    for (String name : List.of("bookmarkStart", "bookmarkEnd")) {
      all(copy, name).forEach(e -> e.getParentNode().removeChild(e));
    }
    List<Element> each = new ArrayList<>(all(copy, "p"));
    each.addAll(all(copy, "tr"));
    each.add(copy);
    for (Element e : each) {
      for (int i = e.getAttributes().getLength() - 1; i >= 0; i--) {
        Node attribute = e.getAttributes().item(i);
        if (attribute.getNodeName().matches("w14:(paraId|textId)")) {
          e.removeAttributeNode((org.w3c.dom.Attr) attribute);
        }
      }
    }
  }

  private static void fill(Element within, WordText.Lookup lookup) {
    for (Element control : all(within, "sdt")) {
      tag(control)
          .map(lookup::of)
          .ifPresent(
              text -> {
                List<Element> texts = all(control, "t");
                for (int i = 0; i < texts.size(); i++) {
                  WordText.put(texts.get(i), i == 0 ? text : "");
                }
                for (String name : List.of("showingPlcHdr", "dataBinding")) {
                  all(control, name).forEach(e -> e.getParentNode().removeChild(e));
                }
              });
    }
    List<Element> paragraphs = new ArrayList<>(all(within, "p"));
    if (WordText.is(within, "p")) {
      paragraphs.add(within);
    }
    paragraphs.forEach(p -> WordText.of(p).fill(lookup));
  }

  /** Names of the controls that hold a paragraph's text or lie in it. */
  private static List<String> tags(Element paragraph) {
    List<String> tags = new ArrayList<>();
    all(paragraph, "sdt").forEach(c -> tag(c).ifPresent(tags::add));
    Node holder = paragraph.getParentNode();
    if (WordText.is(holder, "sdtContent") && holder.getFirstChild() == paragraph) {
      tag((Element) holder.getParentNode()).ifPresent(tags::add);
    }
    return tags;
  }

  /** The tag of a control that is for text; lists of contents and the like are not. */
  private static Optional<String> tag(Element control) {
    for (Node n = control.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (WordText.is(n, "sdtPr") && all((Element) n, "docPartObj").isEmpty()) {
        return all((Element) n, "tag").stream()
            .findFirst()
            .map(t -> t.getAttributeNS(WordText.W, "val").strip())
            .filter(t -> !t.isEmpty());
      }
    }
    return Optional.empty();
  }

  /** What people wrote is a text and makes no place of its own. */
  private static String bounded(String text) {
    String plain = text.replace("{{", "{ {").replace("｛｛", "｛ ｛");
    return plain.length() > LONGEST_TEXT ? plain.substring(0, LONGEST_TEXT) + "…" : plain;
  }

  private Element root(String part) {
    try {
      return BoundedXml.read(part, file.part(part)).getDocumentElement();
    } catch (UnusableTemplateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Element> all(Element within, String name) {
    NodeList found = within.getElementsByTagNameNS(WordText.W, name);
    List<Element> all = new ArrayList<>(found.getLength());
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }
}
