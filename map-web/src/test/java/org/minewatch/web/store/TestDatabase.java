package org.minewatch.web.store;

import java.util.UUID;

/** The databases that every test of the store runs on, each time an empty one. */
public enum TestDatabase {
  H2 {
    @Override
    public StoreSettings create() {
      return StoreSettings.inMemory(name() + UUID.randomUUID());
    }
  },
  POSTGIS {
    @Override
    public StoreSettings create() {
      return PostgisServer.get().create();
    }
  };

  /** Settings of a new empty database. */
  public abstract StoreSettings create();
}
