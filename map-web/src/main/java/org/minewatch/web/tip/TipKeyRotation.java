package org.minewatch.web.tip;

import java.nio.file.Path;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;

/** Gives the identities of informants another key, for the command line. */
public final class TipKeyRotation {
  private TipKeyRotation() {}

  /**
   * Makes a new key and encrypts every identity anew with it.
   *
   * @param keys folder of the key file; empty as for the server
   * @return how many identities there were
   */
  public static int rotate(Store store, StoreSettings settings, String keys) {
    Path folder = new TipSettings(keys, 24).keyFolder(settings);
    return new IdentityVault(store.tipIdentities(), new IdentityKeys(folder))
        .rotate(store.transactions());
  }
}
