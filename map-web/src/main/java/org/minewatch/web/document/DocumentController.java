package org.minewatch.web.document;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minewatch.document.DocumentKind;
import org.minewatch.web.account.Actor;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of documents over HTTP. */
@RestController
final class DocumentController {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final MediaType DOCX =
      MediaType.parseMediaType(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  private final DocumentDesk desk;

  DocumentController(DocumentDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/api/findings/{finding}/documents/{document}.{format}")
  ResponseEntity<byte[]> draft(
      @PathVariable String finding,
      @PathVariable String document,
      @PathVariable String format,
      @RequestParam Optional<LocalDate> night,
      Actor actor) {
    if (!ID.matcher(finding).matches()) {
      throw DocumentDesk.unknown();
    }
    DocumentKind kind =
        DocumentKind.of(document)
            .orElseThrow(() -> Problems.notFound("没有这种文书", "there is no such document"));
    boolean pdf = format.equals("pdf");
    if (!pdf && !format.equals("docx")) {
      throw Problems.notFound("文书只有 docx 和 pdf", "there are docx and pdf");
    }
    byte[] made = desk.draft(finding, kind, night, pdf, actor);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore().cachePrivate())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(kind.title().zh() + "-" + finding + "." + format, StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .contentType(pdf ? MediaType.APPLICATION_PDF : DOCX)
        .body(made);
  }
}
