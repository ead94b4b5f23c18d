package org.minewatch.track.upload;

/** The codes of cards, stations and areas met so far by one reader of files. */
record Codes(CodeTable cards, CodeTable stations, CodeTable areas) {
  static Codes within(UploadLimits limits) {
    return new Codes(
        new CodeTable(limits.codes()),
        new CodeTable(limits.codes()),
        new CodeTable(limits.codes()));
  }
}
