package org.minewatch.report;

import org.minewatch.wording.Text;

/**
 * Builds HTML and SVG in which text from outside is only ever text: markup goes through {@link
 * #raw}, everything else through {@link #text}, which escapes it and takes out what could reorder
 * or hide the words around it.
 */
public final class Html {

  private final StringBuilder out = new StringBuilder();
  private final Language language;

  /** Builds a page that holds both languages. */
  public Html() {
    this(Language.BOTH);
  }

  /** Builds a page of one language, for paper and for those who read only one. */
  public Html(Language language) {
    this.language = language;
  }

  public Language language() {
    return language;
  }

  /** Markup of our own; never text that came from a file. */
  public Html raw(String markup) {
    out.append(markup);
    return this;
  }

  public Html text(String text) {
    out.append(escape(text));
    return this;
  }

  public Html text(long number) {
    out.append(number);
    return this;
  }

  /** A name from outside, kept from changing the direction of what stands around it. */
  public Html name(String name) {
    return raw("<bdi>").text(name).raw("</bdi>");
  }

  /** The same in both languages; a page that holds both shows one by its switch. */
  public Html both(String zh, String en) {
    if (language != Language.BOTH) {
      return text(language == Language.ZH ? zh : en);
    }
    return raw("<span class=\"zh\" lang=\"zh-CN\">")
        .text(zh)
        .raw("</span><span class=\"en\" lang=\"en\">")
        .text(en)
        .raw("</span>");
  }

  public Html both(Text text) {
    return both(text.zh(), text.en());
  }

  /** Hands over what was built and starts anew. */
  public String take() {
    String built = out.toString();
    out.setLength(0);
    return built;
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        case '\n', '\t', '\r' -> escaped.append(' ');
        default -> escaped.appendCodePoint(isHarmless(c) ? c : 0xFFFD);
      }
    }
    return escaped.toString();
  }

  /** Not a control, a lone surrogate, a non-character or a mark that overrides direction. */
  private static boolean isHarmless(int c) {
    return !Character.isISOControl(c)
        && !(c >= 0xD800 && c <= 0xDFFF)
        && !(c >= 0x202A && c <= 0x202E)
        && !(c >= 0x2066 && c <= 0x2069)
        && c != 0x200E
        && c != 0x200F
        && c != 0xFEFF
        && (c & 0xFFFE) != 0xFFFE;
  }
}
