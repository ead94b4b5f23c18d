package org.minewatch.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The text of one paragraph over all the runs that Word has cut it into, which it does wherever
 * somebody has edited, checked the spelling or changed a font. Text boxes in a paragraph are
 * paragraphs of their own.
 */
final class WordText {
  static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  /** {@code {{name}}}, with the wide braces of a Chinese keyboard too. */
  private static final Pattern PLACE =
      Pattern.compile("(?:\\{\\{|｛｛)\\s*([^{}｛｝\\n]{1,60}?)\\s*(?:\\}\\}|｝｝)");

  private static final Pattern HALF = Pattern.compile("\\{\\{|｛｛|\\}\\}|｝｝");

  private record Piece(Element node, int from, int to) {}

  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private WordText() {}

  static WordText of(Element paragraph) {
    WordText read = new WordText();
    read.collect(paragraph);
    return read;
  }

  private void collect(Element of) {
    for (Node n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (!(n instanceof Element e)) {
        continue;
      }
      if (is(e, "t")) {
        int from = text.length();
        text.append(e.getTextContent());
        pieces.add(new Piece(e, from, text.length()));
      } else if (is(e, "tab") || is(e, "br") || is(e, "cr")) {
        text.append('\n');
      } else if (!is(e, "p") && !is(e, "pPr") && !is(e, "del")) {
        collect(e);
      }
    }
  }

  static boolean is(Node node, String name) {
    return W.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
  }

  /** The names in its places, in order. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    Matcher m = PLACE.matcher(text);
    while (m.find()) {
      names.add(m.group(1));
    }
    return names;
  }

  /** Whether a brace is left that opens or closes no place. */
  boolean hasHalfAPlace() {
    return HALF.matcher(PLACE.matcher(text).replaceAll("")).find();
  }

  /** How many letters it has; none in an empty paragraph. */
  int length() {
    return text.length();
  }

  /** Some of its words, for who has to find it. */
  String shown() {
    return DocxPackage.shown(text.toString().strip());
  }

  /** What stands for a name; null to leave its place as it is. */
  interface Lookup {
    String of(String name);
  }

  /** Puts texts into its places; each takes the form of the letter that its place begins with. */
  void fill(Lookup lookup) {
    List<int[]> places = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Matcher m = PLACE.matcher(text);
    while (m.find()) {
      String put = lookup.of(m.group(1));
      if (put != null) {
        places.add(new int[] {m.start(), m.end()});
        texts.add(put);
      }
    }
    for (Piece piece : pieces) {
      write(piece, places, texts);
    }
  }

  private void write(Piece piece, List<int[]> places, List<String> texts) {
    StringBuilder now = new StringBuilder();
    int at = piece.from();
    boolean changed = false;
    for (int i = 0; i < places.size(); i++) {
      int begin = places.get(i)[0];
      int end = places.get(i)[1];
      if (end <= piece.from() || begin >= piece.to()) {
        continue;
      }
      changed = true;
      if (begin >= piece.from()) {
        now.append(text, at, begin).append(texts.get(i));
      }
      at = Math.min(end, piece.to());
    }
    if (changed) {
      now.append(text, at, piece.to());
      put(piece.node(), now.toString());
    }
  }

  /** Puts a text into a text node of Word, new lines as such. */
  static void put(Element node, String text) {
    String[] lines = clean(text).split("\n", -1);
    line(node, lines[0]);
    Node before = node.getNextSibling();
    Node run = node.getParentNode();
    String prefix = node.getPrefix() == null ? "" : node.getPrefix() + ":";
    for (int i = 1; i < lines.length; i++) {
      run.insertBefore(node.getOwnerDocument().createElementNS(W, prefix + "br"), before);
      Element next = node.getOwnerDocument().createElementNS(W, prefix + "t");
      line(next, lines[i]);
      run.insertBefore(next, before);
    }
  }

  private static void line(Element node, String text) {
    node.setTextContent(text);
    node.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
  }

  private static String clean(String text) {
    return text.replace("\r\n", "\n")
        .replaceAll("[^\\n\\t\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }
}
