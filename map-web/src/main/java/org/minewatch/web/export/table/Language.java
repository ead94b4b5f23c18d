package org.minewatch.web.export.table;

import org.minewatch.wording.Text;

/** The language of what people read in a file: heads of columns and words for codes. */
public enum Language {
  ZH,
  EN;

  public String of(Text text) {
    return this == EN ? text.en() : text.zh();
  }
}
