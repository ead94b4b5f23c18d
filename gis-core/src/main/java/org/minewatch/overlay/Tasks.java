package org.minewatch.overlay;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Numbered tasks handed out to threads one by one. */
final class Tasks {
  private Tasks() {}

  /** Runs tasks 0 to before a count, on the calling thread too; returns when all are done. */
  static void run(int count, int threads, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    Runnable work =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              task.accept(i);
            }
          } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            next.set(count);
          }
        };
    Thread[] others = new Thread[Math.max(0, Math.min(count, threads) - 1)];
    for (int i = 0; i < others.length; i++) {
      others[i] = new Thread(work, "overlay-" + (i + 1));
      others[i].start();
    }
    work.run();
    boolean interrupted = false;
    for (Thread other : others) {
      while (other.isAlive()) {
        try {
          other.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }
}
