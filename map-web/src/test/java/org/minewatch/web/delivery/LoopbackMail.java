package org.minewatch.web.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real mail server on loopback that can be in different moods. */
final class LoopbackMail implements AutoCloseable {
  static final String USER = "minewatch";
  static final String PASSWORD = "p:ä ss";

  enum Mood {
    TAKES,
    NOT_NOW,
    NOT_THIS_RECIPIENT,
    TAKES_AND_SAYS_NOTHING
  }

  final AtomicReference<Mood> mood = new AtomicReference<>(Mood.TAKES);
  final List<MimeMessage> taken = new CopyOnWriteArrayList<>();
  final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final SMTPServer server;

  /** How connections are secured. */
  enum Way {
    NONE,
    STARTTLS,
    TLS
  }

  static LoopbackMail start(Way way, LoopbackCertificate certificate, int port) throws Exception {
    return new LoopbackMail(way, certificate, port);
  }

  private LoopbackMail(Way way, LoopbackCertificate certificate, int port) throws Exception {
    SMTPServer.Builder builder =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("mail.example")
            .messageHandlerFactory(Handler::new);
    if (way == Way.STARTTLS) {
      builder.requireTLS().startTlsSocketFactory(certificate.server());
    } else if (way == Way.TLS) {
      builder.serverSocketFactory(certificate.server());
    }
    if (way != Way.NONE) {
      builder
          .requireAuth()
          .authenticationHandlerFactory(
              new EasyAuthenticationHandlerFactory(
                  (user, password, context) -> {
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                      throw new LoginFailedException();
                    }
                  }));
    }
    server = builder.build();
    server.start();
  }

  int port() {
    return server.getPortAllocated();
  }

  private final class Handler implements MessageHandler {
    Handler(MessageContext context) {
      asked.incrementAndGet();
    }

    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) throws RejectException {
      if (mood.get() == Mood.NOT_THIS_RECIPIENT) {
        throw new RejectException(550, "no such user");
      }
    }

    @Override
    public String data(InputStream data) throws IOException, RejectException {
      byte[] bytes = data.readAllBytes();
      if (mood.get() == Mood.NOT_NOW) {
        throw new RejectException(451, "try again later");
      }
      try {
        taken.add(
            new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
      } catch (MessagingException e) {
        throw new UncheckedIOException(new IOException(e));
      }
      if (mood.get() == Mood.TAKES_AND_SAYS_NOTHING) {
        try {
          end.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return null;
    }

    @Override
    public void done() {}
  }

  @Override
  public void close() {
    end.countDown();
    server.stop();
  }
}
