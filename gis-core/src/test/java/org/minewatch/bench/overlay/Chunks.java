package org.minewatch.bench.overlay;

import java.util.concurrent.atomic.AtomicInteger;

/** Hands out chunks of rows to threads. */
final class Chunks {
  /** Works on the rows from one to before another. */
  interface Work {
    void on(int from, int to);
  }

  private Chunks() {}

  static void inParallel(int rows, int chunk, int threads, Work work) {
    AtomicInteger next = new AtomicInteger();
    Thread[] all = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      all[t] =
          new Thread(
              () -> {
                for (int at = next.getAndAdd(chunk); at < rows; at = next.getAndAdd(chunk)) {
                  work.on(at, Math.min(rows, at + chunk));
                }
              });
      all[t].start();
    }
    for (Thread thread : all) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
