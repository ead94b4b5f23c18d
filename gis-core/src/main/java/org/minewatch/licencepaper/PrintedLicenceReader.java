package org.minewatch.licencepaper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minewatch.region.Rejection;

/**
 * Reads a licence paper in any of the forms met in practice: corner tables as printed, pasted from
 * Word, a PDF or a spreadsheet; the land-survey text exchange; the national application file;
 * boundary polygons as GeoJSON. Never throws for what a file holds: a file that cannot be read at
 * all gives no reading and one rejection that says why.
 */
public final class PrintedLicenceReader {

  private PrintedLicenceReader() {}

  /**
   * @throws IOException when the file cannot be opened or read
   */
  public static ImportedLicence read(Path file) throws IOException {
    return read(file, ReadOptions.DEFAULT);
  }

  /**
   * @throws IOException when the file cannot be opened or read
   */
  public static ImportedLicence read(Path file, ReadOptions options) throws IOException {
    Path name = file.getFileName();
    String fileName = name == null ? "" : name.toString();
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(options.limits().maxBytes());
      if (in.read() >= 0) {
        return refused(fileName, tooLarge(bytes, options.limits()));
      }
    }
    return read(bytes, fileName, options);
  }

  /** Reads bytes as uploaded. */
  public static ImportedLicence read(byte[] bytes, String fileName, ReadOptions options) {
    try {
      return read(PaperText.decode(bytes, options.limits()), fileName, options);
    } catch (UnreadablePaperException e) {
      return refused(fileName, e);
    }
  }

  /** Reads pasted text. */
  public static ImportedLicence read(String text, String fileName) {
    return read(text, fileName, ReadOptions.DEFAULT);
  }

  /** Reads pasted text. */
  public static ImportedLicence read(String text, String fileName, ReadOptions options) {
    try {
      if (text.length() > options.limits().maxBytes()) {
        throw new UnreadablePaperException(
            0, "the text is longer than " + options.limits().maxBytes() + " characters");
      }
      return read(PaperText.of(text, "", options.limits()), fileName, options);
    } catch (UnreadablePaperException e) {
      return refused(fileName, e);
    }
  }

  private static ImportedLicence read(PaperText text, String fileName, ReadOptions options)
      throws UnreadablePaperException {
    List<Sheet> sheets;
    if (GeoJsonScanner.recognises(text)) {
      sheets = GeoJsonScanner.scan(text, fileName, options.limits());
    } else if (LandSurveyScanner.recognises(text)) {
      sheets = List.of(LandSurveyScanner.scan(text, fileName, options.limits()));
    } else {
      sheets = PaperScanner.scan(text, fileName, options.limits());
    }
    List<LicenceReading> readings = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    for (Sheet sheet : sheets) {
      readings.add(SheetAssembler.assemble(sheet, options));
      rejections.addAll(sheet.rejections);
    }
    List<ImportNote> notes = new ArrayList<>();
    if (!text.encoding().isEmpty() && !text.encoding().equals("UTF-8")) {
      notes.add(
          new ImportNote(
              ImportNote.Kind.ASSUMED,
              0,
              "文件按 " + text.encoding() + " 编码读取。",
              "The file was read as " + text.encoding() + "."));
    }
    return new ImportedLicence(fileName, readings, notes, rejections);
  }

  private static UnreadablePaperException tooLarge(byte[] head, ReadLimits limits) {
    long line = 1;
    int start = 0;
    for (int i = 0; i < head.length; i++) {
      if (head[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    return head.length - start > limits.maxLineChars()
        ? new UnreadablePaperException(
            line, "the line is longer than " + limits.maxLineChars() + " characters")
        : new UnreadablePaperException(
            0,
            "the file is larger than " + limits.maxBytes() + " bytes; a licence is a page or two");
  }

  private static ImportedLicence refused(String fileName, UnreadablePaperException e) {
    Rejection rejection = new Rejection(fileName, e.line(), "", e.getMessage(), "");
    return new ImportedLicence(fileName, List.of(), List.of(), List.of(rejection));
  }
}
