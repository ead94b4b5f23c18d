package org.minewatch.web.ingest;

import java.nio.file.Path;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;

/**
 * A process of its own that takes in all that lies in the folders of a bench, for tests that kill
 * it.
 */
public final class IngestProcess {
  private IngestProcess() {}

  /** Takes the folder of the bench and the address of its store. */
  public static void main(String[] args) throws Exception {
    try (Store store = Store.open(new StoreSettings(args[1], "minewatch", "", 2))) {
      IngestBench bench = IngestBench.again(Path.of(args[0]));
      System.out.println("ready");
      try (Intake intake = bench.intake(store, 50)) {
        bench.takeIn(intake);
      }
      System.out.println("done");
    }
  }
}
