package org.minewatch.web.ingest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.system.Problems;

/** Taking in files on this server, where it is set up. */
record IngestPlace(@Nullable IngestWatch watch, @Nullable UploadDesk desk, @Nullable LiveFeed feed)
    implements AutoCloseable {

  boolean isEnabled() {
    return watch != null;
  }

  UploadDesk requireDesk() {
    return require(desk);
  }

  LiveFeed requireFeed() {
    return require(feed);
  }

  private static <T> T require(@Nullable T part) {
    return Optional.ofNullable(part)
        .orElseThrow(
            () ->
                Problems.notFound(
                    "服务器没有配置文件接收（minewatch.ingest.archive）",
                    "the server takes in no files (minewatch.ingest.archive)"));
  }

  @Override
  public void close() throws Exception {
    if (feed != null) {
      feed.close();
    }
    if (watch != null) {
      watch.close();
    }
  }
}
