package org.minewatch.web.account;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;

/**
 * What a session knows of who is signed in; all else is read anew for each request.
 *
 * @param stamp of the account when the session began
 * @param byProvider whether an identity provider vouches for them, so that no password of ours is
 *     to be changed first
 */
record SignedIn(String login, int stamp, Instant at, boolean byProvider)
    implements Principal, Serializable {
  @Override
  public String getName() {
    return login;
  }
}
