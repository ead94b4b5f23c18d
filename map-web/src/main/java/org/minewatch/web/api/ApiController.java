package org.minewatch.web.api;

import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.json.JsonMapper;

/** Hands out the description of the API, for programs that read it. */
@RestController
final class ApiController {

  private final byte[] description;
  private final String tag;

  ApiController(JsonMapper json) {
    this.description = json.writeValueAsBytes(ApiDescription.read().document());
    this.tag = "W/\"" + UUID.nameUUIDFromBytes(description) + "\"";
  }

  @GetMapping(path = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> describe(WebRequest request) {
    boolean readerHasIt = request.checkNotModified(tag);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(readerHasIt ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .cacheControl(CacheControl.noCache().cachePrivate());
    return readerHasIt
        ? answer.build()
        : answer.contentType(MediaType.APPLICATION_JSON).body(description);
  }
}
