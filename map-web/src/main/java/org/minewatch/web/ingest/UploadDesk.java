package org.minewatch.web.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.account.Role;
import org.minewatch.web.review.Refused;
import org.minewatch.web.store.FileUpload;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.web.system.Problems;
import org.minewatch.web.system.RandomId;
import org.minewatch.wording.Text;
import org.springframework.http.HttpStatus;

/**
 * Takes files over HTTP, a part at a time: who was cut off goes on where the server says it is. A
 * finished file goes the way of one that lay in a drop folder.
 */
final class UploadDesk {
  /** A page sends no more at once; the server takes no larger request. */
  static final long MOST_PART_BYTES = 4 << 20;

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final IngestSettings settings;
  private final UploadSpool spool;
  private final Store store;
  private final MineRights rights;
  private final AuditLog audit;
  private final Clock clock;
  private final Runnable finished;

  UploadDesk(
      IngestSettings settings,
      UploadSpool spool,
      Store store,
      MineRights rights,
      AuditLog audit,
      Clock clock,
      Runnable finished) {
    this.settings = settings;
    this.spool = spool;
    this.store = store;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
    this.finished = finished;
  }

  /**
   * What somebody wants to hand in.
   *
   * @param mine empty for a file of the region as a whole
   * @param sha256 of the whole file, hexadecimal
   */
  record Wanted(String mine, String name, long bytes, String sha256) {
    Wanted {
      mine = mine == null ? "" : mine.strip();
      name = name == null ? "" : name.strip();
      sha256 = sha256 == null ? "" : sha256.strip();
    }
  }

  FileUpload begin(Wanted wanted, Actor actor) {
    check(wanted, actor);
    OffsetDateTime now = now();
    FileUpload upload =
        new FileUpload(
            RandomId.next(),
            actor.login(),
            wanted.mine(),
            wanted.name(),
            wanted.bytes(),
            wanted.sha256(),
            0,
            FileUpload.OPEN,
            now,
            now.plusHours(settings.uploadHours()),
            null,
            "",
            null);
    return store
        .transactions()
        .in(
            () -> {
              room(wanted, actor);
              store.fileUploads().add(upload);
              audit.append(
                  actor,
                  "upload.begin",
                  upload.id(),
                  Map.of(
                      "mine", wanted.mine(),
                      "name", wanted.name(),
                      "bytes", wanted.bytes(),
                      "sha256", wanted.sha256()));
              return require(upload.id(), actor);
            });
  }

  private void check(Wanted wanted, Actor actor) {
    if (wanted.mine().isEmpty()) {
      if (actor.is(Role.MINE_USER)) {
        throw Refused.field("mine", "请选择煤矿", "say which mine it is of");
      }
      rights.requireEverything(actor);
    } else {
      rights.require(actor, wanted.mine());
    }
    Sender sender = UploadSpool.sender(wanted.mine(), wanted.name());
    String file = UploadSpool.fileName(wanted.name());
    FileName name =
        Sender.isPlain(wanted.mine()) || wanted.mine().isEmpty()
            ? FileName.of(sender, file, clock.instant(), ZoneOffset.UTC).orElse(null)
            : null;
    if (name == null || file.length() > settings.limits().nameChars()) {
      throw Refused.field(
          "name",
          "不接收这种名称的文件：人员定位上传文件（如 620000000001_RYSS_20260301081500.txt）、"
              + "某日的定位文件（2026-03-01.csv、.csv.gz、.parquet）、全区的表（faces.csv 等）或 drawings/ 下的图纸",
          "no file of this name is taken: hand in an upload file such as"
              + " 620000000001_RYSS_20260301081500.txt, the positions of a day (2026-03-01.csv,"
              + " .csv.gz, .parquet), or, for the whole region, a table such as faces.csv or a"
              + " drawing as drawings/NAME");
    }
    if (sender.isMine() && !name.mineCode().equals(wanted.mine())) {
      throw Refused.field(
          "name", "文件名中的矿与所选煤矿不符", "the name tells another mine than the one that was chosen");
    }
    if (wanted.bytes() < 1 || wanted.bytes() > settings.maxFileBytes()) {
      throw Refused.field(
          "bytes",
          "文件须为 1 至 " + settings.maxFileBytes() + " 字节",
          "a file has 1 to " + settings.maxFileBytes() + " bytes");
    }
    if (!HASH.matcher(wanted.sha256()).matches()) {
      throw Refused.field(
          "sha256",
          "须给出整个文件的 SHA-256（64 位十六进制小写）",
          "give the file's SHA-256, 64 hexadecimal digits");
    }
  }

  private void room(Wanted wanted, Actor actor) {
    List<FileUpload> inHand = store.fileUploads().inHand(actor.login());
    long bytes = wanted.bytes() + inHand.stream().mapToLong(FileUpload::bytes).sum();
    if (inHand.size() >= settings.uploadsInHand() || bytes > settings.uploadBytesInHand()) {
      throw Problems.of(
          HttpStatus.TOO_MANY_REQUESTS,
          "未完成的上传过多：至多 "
              + settings.uploadsInHand()
              + " 个、共 "
              + settings.uploadBytesInHand()
              + " 字节，请先完成或取消",
          "too much is being handed in: at most "
              + settings.uploadsInHand()
              + " files of "
              + settings.uploadBytesInHand()
              + " bytes together; finish or give up some first");
    }
  }

  Page<FileUpload> list(PageRequest request, Actor actor) {
    return store.fileUploads().list(actor.login(), request);
  }

  FileUpload require(String id, Actor actor) {
    return store
        .fileUploads()
        .find(id, actor.login())
        .orElseThrow(() -> Problems.notFound("没有该上传", "there is no such upload of yours"));
  }

  private FileUpload requireOpen(String id, Actor actor) {
    FileUpload upload = require(id, actor);
    if (!upload.state().equals(FileUpload.OPEN)) {
      throw Refused.changed(
          new Text("该上传已结束", "the upload has ended"), Map.of("state", upload.state()));
    }
    return upload;
  }

  /** Takes the part that begins at an offset, which has to be where the upload stands. */
  FileUpload part(String id, long offset, InputStream body, long bytes, Actor actor) {
    FileUpload upload = requireOpen(id, actor);
    if (offset != upload.received()) {
      throw Refused.changed(
          new Text("请从第 " + upload.received() + " 字节续传", "go on from byte " + upload.received()),
          Map.of("received", upload.received()));
    }
    if (bytes < 1 || bytes > MOST_PART_BYTES || offset + bytes > upload.bytes()) {
      throw Refused.field(
          "bytes",
          "每段 1 至 " + MOST_PART_BYTES + " 字节，且不超过文件长度",
          "a part has 1 to " + MOST_PART_BYTES + " bytes and ends within the file");
    }
    try {
      spool.write(id, offset, body, bytes);
    } catch (EOFException e) {
      throw Problems.badRequest("该段提前结束", e.getMessage());
    } catch (IOException e) {
      throw Problems.of(
          HttpStatus.INSUFFICIENT_STORAGE,
          "服务器无法写入，请稍后续传",
          "the server cannot write it down; go on later: " + e.getMessage());
    }
    if (!store.fileUploads().advance(id, offset, offset + bytes)) {
      throw Refused.changed(new Text("同一上传正在别处进行", "the same upload goes on elsewhere"), Map.of());
    }
    return require(id, actor);
  }

  /** Ends an upload: what came has to be what was announced. */
  FileUpload finish(String id, Actor actor) {
    FileUpload upload = requireOpen(id, actor);
    if (upload.received() != upload.bytes()) {
      throw Refused.changed(
          new Text(
              "还缺 " + (upload.bytes() - upload.received()) + " 字节",
              (upload.bytes() - upload.received()) + " bytes are missing"),
          Map.of("received", upload.received()));
    }
    String sha256;
    try {
      sha256 = spool.sha256(id);
    } catch (IOException e) {
      throw Problems.of(
          HttpStatus.INSUFFICIENT_STORAGE,
          "服务器无法读取该文件",
          "the server cannot read it: " + e.getMessage());
    }
    boolean sound = sha256.equals(upload.sha256());
    FileUpload ended =
        end(
            upload,
            sound ? FileUpload.COMPLETE : FileUpload.FAILED,
            sound ? "" : "what came has SHA-256 " + sha256 + "; hand it in again",
            actor);
    if (!sound) {
      delete(id);
      throw Refused.field(
          "sha256",
          "收到的内容与所报 SHA-256 不符，请重新上传",
          "what came is not what was announced: " + ended.reason());
    }
    finished.run();
    return ended;
  }

  /** Gives an upload up. */
  FileUpload abandon(String id, Actor actor) {
    FileUpload ended = end(requireOpen(id, actor), FileUpload.FAILED, "given up", actor);
    delete(id);
    return ended;
  }

  private FileUpload end(FileUpload upload, String state, String reason, Actor actor) {
    return store
        .transactions()
        .in(
            () -> {
              if (!store.fileUploads().end(upload.id(), state, now(), reason)) {
                throw Refused.changed(new Text("该上传已结束", "the upload has ended"), Map.of());
              }
              audit.append(
                  actor, "upload.end", upload.id(), Map.of("state", state, "name", upload.name()));
              return require(upload.id(), actor);
            });
  }

  private void delete(String id) {
    try {
      spool.delete(id);
    } catch (IOException e) {
      // Bytes of an upload that has ended; nobody reads them.
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
