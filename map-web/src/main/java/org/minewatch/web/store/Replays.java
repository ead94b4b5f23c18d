package org.minewatch.web.store;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the films of nights: where each person was, for those who may see persons. */
public final class Replays {

  private final JdbcClient client;

  Replays(JdbcClient client) {
    this.client = client;
  }

  /** The film of a mine's night as it was written; empty when there is none. */
  public Optional<byte[]> find(LocalDate night, String mineCode) {
    return client
        .sql("SELECT film FROM replay WHERE night_date = :night AND mine_code = :mine")
        .param("night", night)
        .param("mine", mineCode)
        .query((row, i) -> row.getBytes("film"))
        .optional();
  }
}
