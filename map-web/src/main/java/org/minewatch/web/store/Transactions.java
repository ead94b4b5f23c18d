package org.minewatch.web.store;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets what belongs together be written together, or not at all. */
public final class Transactions {

  private final TransactionTemplate template;

  Transactions(TransactionTemplate template) {
    this.template = template;
  }

  /** Does it in the transaction that goes on, or in one of its own; an exception undoes it. */
  public <T> T in(Supplier<T> work) {
    return template.execute(status -> work.get());
  }
}
