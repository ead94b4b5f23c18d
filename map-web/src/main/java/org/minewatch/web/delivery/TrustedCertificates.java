package org.minewatch.web.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.minewatch.evidence.stamp.StampCheck;

/**
 * The certificates that those of others may lead to: Java's, and those of a file, since offices
 * have authorities of their own.
 */
final class TrustedCertificates {
  private TrustedCertificates() {}

  static SSLContext context(Optional<Path> more) throws IOException, GeneralSecurityException {
    KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
    all.load(null, null);
    List<X509Certificate> certificates = new ArrayList<>();
    for (TrustManager manager : managers(null)) {
      if (manager instanceof X509TrustManager known) {
        certificates.addAll(List.of(known.getAcceptedIssuers()));
      }
    }
    if (more.isPresent()) {
      certificates.addAll(StampCheck.certificates(Files.readAllBytes(more.get())));
    }
    for (int i = 0; i < certificates.size(); i++) {
      all.setCertificateEntry("c" + i, certificates.get(i));
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers(all), null);
    return context;
  }

  private static TrustManager[] managers(KeyStore trusted) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory.getTrustManagers();
  }
}
