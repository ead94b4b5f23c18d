package org.minewatch.web.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.minewatch.track.archive.Workers;

/** Some threads for what waits for the disk most of its time. */
final class SideBySide implements Workers, AutoCloseable {
  private static final int AT_ONCE = 6;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE,
          work -> {
            Thread thread = new Thread(work, "ingest, disk");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public void run(List<List<Step>> chains) throws IOException {
    if (chains.size() == 1) {
      Workers.NONE.run(chains);
      return;
    }
    List<Future<?>> running = new ArrayList<>();
    for (List<Step> chain : chains) {
      running.add(
          threads.submit(
              () -> {
                for (Step step : chain) {
                  step.run();
                }
                return null;
              }));
    }
    Throwable failure = null;
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (ExecutionException e) {
        failure = failure == null ? e.getCause() : failure;
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    if (failure instanceof IOException io) {
      throw io;
    } else if (failure instanceof RuntimeException wrong) {
      throw wrong;
    } else if (failure instanceof Error error) {
      throw error;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
