package org.minewatch.web.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.OidcSettings;

/**
 * The identity provider, as its own description says where to ask. Its description and keys are
 * kept for a while; an id token signed by a key that is not among them has them asked for anew.
 */
final class Provider {
  /** Signatures by a key that the provider alone has; never "none", never by a shared secret. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  private static final int MOST_BYTES = 1 << 20;
  private static final long KEYS_MILLIS = Duration.ofMinutes(15).toMillis();
  private static final long DESCRIPTION_NANOS = Duration.ofHours(1).toNanos();

  private final OidcSettings settings;
  private final int timeout;
  private @Nullable Known known;

  private record Known(
      OIDCProviderMetadata description, JWKSource<SecurityContext> keys, long since) {}

  Provider(OidcSettings settings) {
    this.settings = settings;
    this.timeout = (int) Duration.ofSeconds(settings.timeoutSeconds()).toMillis();
  }

  /** The provider cannot be reached or answers rubbish; it may be better later. */
  static final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnavailableException(Exception cause) {
      super(cause);
    }
  }

  /** What the provider says is not to be believed. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
      super(reason);
    }
  }

  private synchronized Known known() throws UnavailableException {
    if (known == null || System.nanoTime() - known.since() > DESCRIPTION_NANOS) {
      try {
        OIDCProviderMetadata description =
            OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), timeout, timeout);
        known =
            new Known(
                description,
                JWKSourceBuilder.create(
                        description.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(timeout, timeout, MOST_BYTES))
                    .cache(KEYS_MILLIS, timeout)
                    .rateLimited(false)
                    .retrying(true)
                    .build(),
                System.nanoTime());
      } catch (GeneralException | IOException | RuntimeException e) {
        throw new UnavailableException(e);
      }
    }
    return known;
  }

  /** Where somebody is sent to sign in. */
  URI address(PendingSignIns.Pending pending) throws UnavailableException {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope("openid"),
            new ClientID(settings.clientId()),
            URI.create(settings.redirect()))
        .endpointURI(known().description().getAuthorizationEndpointURI())
        .state(pending.state())
        .nonce(pending.nonce())
        .codeChallenge(pending.verifier(), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /** Where somebody signs out at the provider too; empty when it has no such place. */
  Optional<URI> signOutAddress() {
    try {
      return Optional.ofNullable(known().description().getEndSessionEndpointURI());
    } catch (UnavailableException e) {
      return Optional.empty();
    }
  }

  /** The subject of who comes back with a code. */
  String subject(String code, PendingSignIns.Pending pending)
      throws UnavailableException, RefusedException {
    Known provider = known();
    try {
      HTTPRequest request =
          tokenRequest(code, pending, provider.description().getTokenEndpointURI()).toHTTPRequest();
      request.setConnectTimeout(timeout);
      request.setReadTimeout(timeout);
      request.setFollowRedirects(false);
      TokenResponse answer = OIDCTokenResponseParser.parse(request.send());
      if (!(answer instanceof OIDCTokenResponse tokens)) {
        throw new RefusedException("the provider refuses the code");
      }
      IDTokenClaimsSet said =
          new IDTokenValidator(
                  new Issuer(settings.issuer()),
                  new ClientID(settings.clientId()),
                  new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys()),
                  null)
              .validate(tokens.getOIDCTokens().getIDToken(), pending.nonce());
      requireForUs(said);
      return said.getSubject().getValue();
    } catch (BadJOSEException | ParseException e) {
      throw new RefusedException("the id token is not to be believed: " + e.getMessage());
    } catch (IOException | JOSEException e) {
      throw new UnavailableException(e);
    }
  }

  /** Of a token for several, or with an authorized party, we have to be that party. */
  private void requireForUs(IDTokenClaimsSet said) throws RefusedException {
    boolean isForSeveral = said.getAudience().size() > 1;
    AuthorizedParty party = said.getAuthorizedParty();
    if (party == null ? isForSeveral : !party.getValue().equals(settings.clientId())) {
      throw new RefusedException("the id token is for another party");
    }
  }

  private TokenRequest tokenRequest(String code, PendingSignIns.Pending pending, URI endpoint)
      throws IOException {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), URI.create(settings.redirect()), pending.verifier());
    ClientID client = new ClientID(settings.clientId());
    if (settings.clientSecretFile().isBlank()) {
      return new TokenRequest.Builder(endpoint, client, grant).build();
    }
    String secret = Files.readString(Path.of(settings.clientSecretFile().strip())).strip();
    return new TokenRequest.Builder(
            endpoint, new ClientSecretBasic(client, new Secret(secret)), grant)
        .build();
  }
}
