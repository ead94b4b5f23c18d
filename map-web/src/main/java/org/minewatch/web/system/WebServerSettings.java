package org.minewatch.web.system;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the web server does unless its own properties say otherwise. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class WebServerSettings implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** With forward secrecy and authenticated encryption; GM/T suites need a proxy. */
  private static final String[] CIPHERS = {
    "TLS_AES_256_GCM_SHA384",
    "TLS_AES_128_GCM_SHA256",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
  };

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    Ssl ssl = factory.getSsl();
    if (Ssl.isEnabled(ssl)) {
      if (ssl.getEnabledProtocols() == null) {
        ssl.setEnabledProtocols(PROTOCOLS);
      }
      if (ssl.getCiphers() == null) {
        ssl.setCiphers(CIPHERS);
      }
    }
  }
}
