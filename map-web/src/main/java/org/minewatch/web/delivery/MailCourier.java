package org.minewatch.web.delivery;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.minewatch.web.setting.SecretFile;
import org.minewatch.wording.Text;

/** Brings a report by mail, with the files that the subscriber wants. */
final class MailCourier implements Courier {
  private static final String PDF = "pdf";
  private static final String XLSX = "xlsx";
  private static final Map<String, String> TYPES =
      Map.of(
          PDF,
          "application/pdf",
          XLSX,
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final DeliverySettings settings;
  private final Session session;
  private final Clock clock;

  MailCourier(DeliverySettings settings, SSLContext trust, Clock clock) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings, trust));
    this.clock = clock;
  }

  private static Properties properties(DeliverySettings settings, SSLContext trust) {
    String millis = Long.toString(settings.timeoutSeconds() * 1000L);
    Properties all = new Properties();
    all.put("mail.smtp.connectiontimeout", millis);
    all.put("mail.smtp.timeout", millis);
    all.put("mail.smtp.writetimeout", millis);
    all.put("mail.smtp.quitwait", "false");
    all.put("mail.smtp.ssl.socketFactory", trust.getSocketFactory());
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    if (settings.smtpSecurity().equals(DeliverySettings.STARTTLS)) {
      all.put("mail.smtp.starttls.enable", "true");
      all.put("mail.smtp.starttls.required", "true");
    } else if (settings.smtpSecurity().equals(DeliverySettings.TLS)) {
      all.put("mail.smtp.ssl.enable", "true");
    }
    if (!settings.smtpUser().isBlank()) {
      all.put("mail.smtp.auth", "true");
    }
    return all;
  }

  @Override
  public void bring(Parcel parcel, Handing handing) throws NotSentException, UnansweredException {
    String to = parcel.subscription().address();
    if (!settings.mayMail(to)) {
      throw new NotSentException(
          MailAddress.domain(to) + " is not among minewatch.delivery.mail-domains");
    }
    TellingTransport transport = new TellingTransport(session, handing);
    try {
      MimeMessage message = message(parcel);
      boolean signsIn = !settings.smtpUser().isBlank();
      transport.connect(
          settings.smtpHost().strip(),
          settings.smtpPortOrUsual(),
          signsIn ? settings.smtpUser().strip() : null,
          signsIn ? password() : null);
      transport.sendMessage(message, new Address[] {new InternetAddress(to, true)});
    } catch (MessagingException | IOException e) {
      boolean refused =
          e instanceof SMTPSendFailedException answer && answer.getReturnCode() >= 400;
      if (transport.handed && !refused) {
        throw new UnansweredException(words(e), e);
      }
      throw new NotSentException(words(e), e);
    } finally {
      try {
        transport.close();
      } catch (MessagingException e) {
        // What was taken stays taken.
      }
    }
  }

  private static String words(Exception e) {
    String said = e.getMessage() == null ? e.toString() : e.getMessage().strip();
    return e.getCause() == null || said.contains(String.valueOf(e.getCause().getMessage()))
        ? said
        : said + " (" + e.getCause().getMessage() + ")";
  }

  private String password() throws IOException {
    return new SecretFile(DeliverySettings.SMTP_PASSWORD_FILE, settings.smtpPasswordFile()).read();
  }

  private MimeMessage message(Parcel parcel) throws MessagingException {
    boolean english = parcel.subscription().isEnglish();
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<String> leftOut = new ArrayList<>();
    choose(parcel, files, leftOut);
    Optional<URI> link = settings.page("reports.html");
    Text subject =
        MailText.subject(
            parcel.copy().result().region().name(), parcel.delivery().night(), parcel.revised());
    Text body = MailText.body(parcel, link, leftOut);
    MimeMultipart parts = new MimeMultipart();
    MimeBodyPart text = new MimeBodyPart();
    text.setText(english ? body.en() : body.zh(), StandardCharsets.UTF_8.name());
    parts.addBodyPart(text);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String ending = file.getKey().substring(file.getKey().lastIndexOf('.') + 1);
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(
          new jakarta.activation.DataHandler(
              new ByteArrayDataSource(file.getValue(), TYPES.get(ending))));
      part.setFileName(file.getKey());
      parts.addBodyPart(part);
    }
    String id =
        "<"
            + parcel.delivery().messageId()
            + "@"
            + MailAddress.domain(settings.from().strip())
            + ">";
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    message.setFrom(new InternetAddress(settings.from().strip(), true));
    message.setRecipient(
        MimeMessage.RecipientType.TO, new InternetAddress(parcel.subscription().address(), true));
    message.setSubject(plain(english ? subject.en() : subject.zh()), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(parts);
    return message;
  }

  /** A header is one line, whatever a region is called. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  private void choose(Parcel parcel, Map<String, byte[]> files, List<String> leftOut) {
    long room = (long) settings.mostMegabytes() << 20;
    for (String format : parcel.subscription().formats()) {
      String name = "minewatch-" + parcel.delivery().night() + "." + format;
      Optional<byte[]> made =
          format.equals(PDF) ? parcel.copy().pdf() : Optional.of(parcel.copy().xlsx());
      if (made.isPresent() && made.get().length <= room) {
        files.put(name, made.get());
        room -= made.get().length;
      } else {
        leftOut.add(name);
      }
    }
  }

  /** Says when a message lacks nothing but its end: what is lost before that was never sent. */
  private static final class TellingTransport extends SMTPTransport {
    private final Handing handing;
    private boolean handed;

    TellingTransport(Session session, Handing handing) {
      super(session, new URLName("smtp", null, -1, null, null, null));
      this.handing = handing;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
      handing.now();
      handed = true;
      super.finishData();
    }
  }
}
