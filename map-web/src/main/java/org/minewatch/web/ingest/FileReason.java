package org.minewatch.web.ingest;

import java.util.Locale;

/** Why a file is not simply accepted; the page has a Chinese and an English sentence for each. */
enum FileReason {
  NONE,
  /** Its name fits no kind of file. */
  NAME,
  /** Its name or header tells another mine than the one that handed it in. */
  OTHER_MINE,
  /** Nobody registered its mine; it waits. */
  NO_MINE,
  /** There is no region that could be read; it waits. */
  NO_REGION,
  /** Nothing in it can be used. */
  UNUSABLE,
  /** Some of it cannot be used. */
  PARTLY,
  /** Its header is later than its arrival. */
  FUTURE,
  /** It is only the beginning of a file that came whole. */
  BEGINNING,
  /** A later file of the same name counts. */
  LATER,
  /** The same content came under another name. */
  SAME_CONTENT,
  /** The day lies there in another form already. */
  OTHER_FORM,
  /** It lay in the region folder before. */
  REPLACED,
  /** The name came before with other content; both are kept. */
  RESENT;

  String code() {
    return this == NONE ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
