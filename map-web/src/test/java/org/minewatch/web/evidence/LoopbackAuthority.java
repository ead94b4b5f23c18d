package org.minewatch.web.evidence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * A real time-stamp authority of RFC 3161 on loopback, with a root and a certificate of its own.
 */
final class LoopbackAuthority implements AutoCloseable {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2049-01-01T00:00:00Z");

  /** How it behaves. */
  enum Mood {
    STAMPS,
    OTHER_HASH,
    OLD_ANSWER,
    REDIRECTS,
    SAYS_NOTHING,
    SENDS_WITHOUT_END
  }

  final AtomicReference<Mood> mood = new AtomicReference<>(Mood.STAMPS);
  final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<byte[]> firstAnswer = new AtomicReference<>();
  private final HttpServer server;
  private final X509Certificate root;
  private final X509Certificate own;
  private final KeyPair keys;

  LoopbackAuthority() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair rootKeys = generator.generateKeyPair();
    keys = generator.generateKeyPair();
    X500Name rootName = new X500Name("CN=Loopback Root");
    root = certificate(rootName, rootKeys, rootName, rootKeys, true);
    own = certificate(rootName, rootKeys, new X500Name("CN=Loopback TSA"), keys, false);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        java.util.concurrent.Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/tsa", this::answer);
    server.start();
  }

  private static X509Certificate certificate(
      X500Name issuer, KeyPair issuerKeys, X500Name subject, KeyPair keys, boolean authority)
      throws Exception {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(authority ? 1 : 2),
            Date.from(FROM),
            Date.from(TO),
            subject,
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    if (!authority) {
      builder.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withRSA").build(issuerKeys.getPrivate())));
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
  }

  X509Certificate root() {
    return root;
  }

  String rootPem() throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(root.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    byte[] query = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      switch (mood.get()) {
        case REDIRECTS -> {
          exchange.getResponseHeaders().add("Location", address() + "?again");
          exchange.sendResponseHeaders(302, -1);
        }
        case SAYS_NOTHING -> Thread.sleep(5_000);
        case SENDS_WITHOUT_END -> {
          exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 1_000; i++) {
            exchange.getResponseBody().write(new byte[1024]);
          }
        }
        default -> {
          byte[] reply = reply(new TimeStampRequest(query));
          firstAnswer.compareAndSet(null, reply);
          byte[] sent = mood.get() == Mood.OLD_ANSWER ? firstAnswer.get() : reply;
          exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
          exchange.sendResponseHeaders(200, sent.length);
          exchange.getResponseBody().write(sent);
        }
      }
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private byte[] reply(TimeStampRequest request) throws Exception {
    DigestCalculator sha256 =
        new JcaDigestCalculatorProviderBuilder()
            .build()
            .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256));
    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .build("SHA256withRSA", keys.getPrivate(), own),
            sha256,
            new ASN1ObjectIdentifier("1.2.3.4"));
    tokens.addCertificates(new JcaCertStore(List.of(own)));
    TimeStampRequest of = request;
    if (mood.get() == Mood.OTHER_HASH) {
      var generator = new org.bouncycastle.tsp.TimeStampRequestGenerator();
      generator.setCertReq(true);
      of = generator.generate(TSPAlgorithms.SHA256, new byte[32], request.getNonce());
    }
    return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
        .generate(of, BigInteger.valueOf(asked.get()), new Date())
        .getEncoded();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
