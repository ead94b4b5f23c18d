package org.minewatch.document;

import java.io.IOException;
import org.minewatch.wording.Text;

/** Says what keeps a file from being used as a template, in both languages. */
public final class UnusableTemplateException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Text words;

  UnusableTemplateException(String zh, String en) {
    super(en + " · " + zh);
    this.words = new Text(zh, en);
  }

  public Text words() {
    return words;
  }
}
