package org.minewatch.web.review;

import java.util.Map;
import org.minewatch.web.account.Actor;

/** Where everything that is done is written down for good, in the transaction that does it. */
interface AuditSink {
  void append(Actor actor, String action, String subject, Map<String, ?> detail);
}
