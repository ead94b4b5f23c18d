/**
 * Signing in through an identity provider: the authorization code flow of OpenID Connect with PKCE.
 * The provider says who somebody is, and no more; what they may do stands in the account that an
 * administrator has bound to them.
 */
package org.minewatch.web.oidc;
