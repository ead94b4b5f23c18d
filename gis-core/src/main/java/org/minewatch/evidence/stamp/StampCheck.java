package org.minewatch.evidence.stamp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** Checks answers of an authority, and tokens that were kept. */
public final class StampCheck {
  /** More than any authority sends. */
  public static final int MOST_BYTES = 64 << 10;

  private final Set<TrustAnchor> trusted;

  /**
   * @param trusted certificates of authorities; with none the signature alone is checked
   */
  public StampCheck(List<X509Certificate> trusted) {
    this.trusted =
        trusted.stream().map(c -> new TrustAnchor(c, null)).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Certificates in PEM, one or more.
   *
   * @throws CertificateException when there is none, or one cannot be read
   */
  public static List<X509Certificate> certificates(byte[] pem) throws CertificateException {
    List<X509Certificate> found = new ArrayList<>();
    CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem))
        .forEach(c -> found.add((X509Certificate) c));
    if (found.isEmpty()) {
      throw new CertificateException("no certificate in it");
    }
    return found;
  }

  /**
   * The token of an answer, once the answer fits what was asked.
   *
   * @throws UnusableStampException when the authority refused, or answered something else
   */
  public byte[] token(StampRequest asked, byte[] answer) throws UnusableStampException {
    bound(answer);
    try {
      TimeStampResponse response = new TimeStampResponse(answer);
      response.validate(asked.request());
      if (response.getTimeStampToken() == null) {
        throw new UnusableStampException(
            "the authority gave no token: " + response.getStatusString());
      }
      return response.getTimeStampToken().getEncoded();
    } catch (TSPException | IOException | RuntimeException e) {
      throw new UnusableStampException("the answer is no time stamp of it: " + e.getMessage(), e);
    }
  }

  /**
   * What a token proves of a head.
   *
   * @throws UnusableStampException when it is of another hash, its signature does not hold, or its
   *     certificate does not lead to one that is trusted
   */
  public TimeStamp check(byte[] bytes, String head) throws UnusableStampException {
    bound(bytes);
    try {
      TimeStampToken token = new TimeStampToken(new CMSSignedData(bytes));
      boolean same =
          TSPAlgorithms.SHA256.equals(token.getTimeStampInfo().getMessageImprintAlgOID())
              && Arrays.equals(
                  token.getTimeStampInfo().getMessageImprintDigest(),
                  HexFormat.of().parseHex(head));
      if (!same) {
        throw new UnusableStampException("the token is of another hash than the head " + head);
      }
      Collection<X509CertificateHolder> signers =
          token.getCertificates().getMatches(token.getSID());
      if (signers.size() != 1) {
        throw new UnusableStampException("the token does not hold the certificate that signed it");
      }
      X509Certificate signer =
          new JcaX509CertificateConverter().getCertificate(signers.iterator().next());
      // Signature, the certificate's purpose, and that it was valid at the time of the token.
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
      if (!trusted.isEmpty()) {
        checkPath(token, signer);
      }
      return new TimeStamp(
          token.getTimeStampInfo().getGenTime().toInstant(),
          signer.getSubjectX500Principal().getName(),
          token.getTimeStampInfo().getSerialNumber().toString(16),
          !trusted.isEmpty());
    } catch (TSPException
        | CMSException
        | IOException
        | OperatorCreationException
        | CertificateException
        | RuntimeException e) {
      throw new UnusableStampException("the token does not hold: " + e.getMessage(), e);
    }
  }

  private void checkPath(TimeStampToken token, X509Certificate signer)
      throws UnusableStampException {
    try {
      List<X509Certificate> sent = new ArrayList<>();
      for (X509CertificateHolder c : token.getCertificates().getMatches(null)) {
        sent.add(new JcaX509CertificateConverter().getCertificate(c));
      }
      X509CertSelector wanted = new X509CertSelector();
      wanted.setCertificate(signer);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, wanted);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
      parameters.setRevocationEnabled(false); // that would call somebody
      parameters.setDate(token.getTimeStampInfo().getGenTime());
      CertPathBuilder.getInstance("PKIX").build(parameters);
    } catch (GeneralSecurityException e) {
      throw new UnusableStampException(
          "the certificate of "
              + signer.getSubjectX500Principal().getName()
              + " does not lead to one that is trusted: "
              + e.getMessage(),
          e);
    }
  }

  private static void bound(byte[] bytes) throws UnusableStampException {
    if (bytes.length > MOST_BYTES) {
      throw new UnusableStampException(
          "the authority sent " + bytes.length + " bytes; at most " + MOST_BYTES + " are read");
    }
  }
}
