package org.minewatch.web.review;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Role;
import org.minewatch.web.file.HashedFiles;
import org.minewatch.web.file.Upload;
import org.minewatch.web.review.CaseBook.Opened;
import org.minewatch.web.store.CaseAttachmentRow;
import org.minewatch.web.store.CaseAttachments;
import org.minewatch.web.store.Cases;
import org.minewatch.web.system.Problems;
import org.minewatch.web.system.RandomId;
import org.springframework.http.HttpStatus;

/** Files of cases: taken in bounded and known by their bytes, given out to those who may see. */
final class Attachments {

  /** Largest file that is taken. */
  static final long MOST_BYTES = 20L << 20;

  private static final int LONGEST_NAME = 200;

  private final Cases cases;
  private final CaseBook book;
  private final CaseDesk desk;
  private final CaseAttachments rows;
  private final HashedFiles files;
  private final int mostPerCase;
  private final Clock clock;

  Attachments(
      Cases cases,
      CaseBook book,
      CaseDesk desk,
      CaseAttachments rows,
      HashedFiles files,
      int mostPerCase,
      Clock clock) {
    this.cases = cases;
    this.book = book;
    this.desk = desk;
    this.rows = rows;
    this.files = files;
    this.mostPerCase = mostPerCase;
    this.clock = clock;
  }

  /**
   * Takes a file in.
   *
   * @param bytes as the request says, negative when it does not
   */
  void add(String findingId, String name, InputStream in, long bytes, Actor actor)
      throws IOException {
    String shown = shownName(name);
    if (bytes < 0) {
      throw Problems.of(
          HttpStatus.LENGTH_REQUIRED, "须说明 Content-Length", "say how long it is: Content-Length");
    }
    if (bytes == 0) {
      throw Refused.field("file", "文件是空的", "the file is empty");
    }
    if (bytes > MOST_BYTES) {
      throw Problems.of(
          HttpStatus.CONTENT_TOO_LARGE, "文件至多 20 MB", "a file may have at most 20 MB");
    }
    // Asked before the bytes are taken, and once more with them.
    requireTaken(book.find(findingId).orElseThrow(CaseDesk::unknown), actor);
    try (Upload upload = files.receive(in, bytes)) {
      FileKind kind =
          FileKind.of(upload.head())
              .orElseThrow(
                  () ->
                      Problems.of(
                          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                          "只接收 PDF、PNG、JPEG、WebP、TIFF、MP4、Word 和 Excel（docx、xlsx）",
                          "only PDF, PNG, JPEG, WebP, TIFF, MP4, Word and Excel (docx, xlsx)"
                              + " are taken"));
      files.keep(upload, "");
      cases.inTransaction(
          () -> {
            Opened opened = book.lock(findingId, false).orElseThrow(CaseDesk::unknown);
            requireTaken(opened, actor);
            String id = RandomId.next();
            book.append(
                opened,
                StepKind.ATTACH,
                Map.of(
                    "attachment", id,
                    "name", shown,
                    "fileKind", kind.wireName(),
                    "bytes", bytes,
                    "sha256", upload.sha256()),
                actor);
            rows.add(
                new CaseAttachmentRow(
                    id,
                    opened.finding().id(),
                    upload.sha256(),
                    shown,
                    kind.wireName(),
                    bytes,
                    OffsetDateTime.now(clock)
                        .truncatedTo(ChronoUnit.MILLIS)
                        .withOffsetSameInstant(ZoneOffset.UTC),
                    actor.login(),
                    actor.name(),
                    actor.role().wireName()));
            return true;
          });
    } catch (EOFException e) {
      throw Problems.badRequest("上传中断，请重新上传", "the upload was cut off; send it again");
    }
  }

  private void requireTaken(Opened opened, Actor actor) {
    desk.requireOpenTo(opened, actor);
    desk.requireAllowed(opened, StepKind.ATTACH, actor);
    if (rows.list(opened.finding().id()).size() >= mostPerCase) {
      throw Refused.field(
          "file",
          "每案至多 " + mostPerCase + " 个附件",
          "a case may have at most " + mostPerCase + " files");
    }
  }

  /** The last part of a name, whatever slashes it has, without what controls text. */
  private static String shownName(String name) {
    String line = PlainText.line(name, 4 * LONGEST_NAME);
    String base = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
    return base.isBlank() ? "file" : PlainText.line(base, LONGEST_NAME);
  }

  /** A file and where its bytes lie. */
  record Found(CaseAttachmentRow row, Path path) {}

  /** A file for whoever may see its case; a mine gets back only what it handed in itself. */
  Found find(String findingId, String attachmentId, Actor actor) {
    Opened opened = book.find(findingId).orElseThrow(CaseDesk::unknown);
    desk.requireOpenTo(opened, actor);
    return rows.find(opened.finding().id(), attachmentId)
        .filter(
            row -> actor.role() != Role.MINE_USER || row.byRole().equals(Role.MINE_USER.wireName()))
        .map(row -> new Found(row, files.path(row.sha256(), "")))
        .filter(found -> Files.isRegularFile(found.path()))
        .orElseThrow(() -> Problems.notFound("没有这个附件", "there is no such file"));
  }
}
