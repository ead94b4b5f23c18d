package org.minewatch.track.stay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Shares numbered tasks out to threads, one task at a time. */
final class Shares {
  private Shares() {}

  /** Runs tasks 0 to before a count; each thread makes itself one worker for its tasks. */
  static void run(int count, int threads, Supplier<IntConsumer> worker) {
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          IntConsumer task = worker.get();
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            task.accept(i);
          }
        };
    int others = Math.min(count, threads) - 1;
    if (others <= 0) {
      share.run();
      return;
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(others, work -> new Thread(work, "finding stays"));
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < others; i++) {
        running.add(pool.submit(share));
      }
      share.run();
      for (Future<?> other : running) {
        other.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
  }
}
