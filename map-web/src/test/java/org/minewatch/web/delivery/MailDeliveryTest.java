package org.minewatch.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.finding.NightResult;
import org.minewatch.web.account.People;
import org.minewatch.web.delivery.LoopbackMail.Mood;
import org.minewatch.web.delivery.LoopbackMail.Way;
import org.minewatch.web.report.ReportDesk;
import org.minewatch.web.store.Delivery;
import org.minewatch.web.store.SampleResult;
import org.minewatch.web.store.Subscription;

/** Reports by mail, to a real mail server on loopback. */
class MailDeliveryTest {
  private static LoopbackCertificate certificate;

  @TempDir Path folder;
  private PostBench bench;
  private Path trust;

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = new LoopbackCertificate("localhost");
  }

  @BeforeEach
  void open() throws Exception {
    bench = new PostBench(folder);
    trust = certificate.write(folder.resolve("trust.pem"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private DeliverySettings settings(LoopbackMail mail, String security, String... more)
      throws Exception {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("smtp-host", "localhost");
    given.put("smtp-port", Integer.toString(mail.port()));
    given.put("smtp-security", security);
    given.put("from", PostBench.FROM);
    given.put("timeout-seconds", "60");
    given.put("trust", trust.toString());
    given.put("link", "https://minewatch.bureau.example");
    if (!security.equals("none")) {
      given.put("smtp-user", LoopbackMail.USER);
      given.put(
          "smtp-password-file",
          Files.writeString(folder.resolve("password"), LoopbackMail.PASSWORD + "\n").toString());
    }
    for (int i = 0; i < more.length; i += 2) {
      given.put(more[i], more[i + 1]);
    }
    return PostBench.settings(given);
  }

  private static String body(MimeMessage mail) throws Exception {
    return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
  }

  private static List<String> files(MimeMessage mail) throws Exception {
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    List<String> names = new java.util.ArrayList<>();
    for (int i = 1; i < parts.getCount(); i++) {
      names.add(parts.getBodyPart(i).getFileName());
    }
    return names;
  }

  private static String pdf(MimeMessage mail) throws Exception {
    BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(1);
    try (PDDocument document = Loader.loadPDF(part.getInputStream().readAllBytes())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    }
  }

  @Test
  void eachGetsHisReportInHisLanguageAndASealedLeadGoesToThoseAloneWhoMaySeeIt() throws Exception {
    bench.subscribe("regulator", Subscription.MAIL, "zhou@bureau.example", "zh");
    bench.subscribe("resident-inspector", Subscription.MAIL, "ivan@mine.example", "en");
    bench.night(107);
    seal();
    try (LoopbackMail mail = LoopbackMail.start(Way.STARTTLS, certificate, 0);
        PostRoom room = bench.room(settings(mail, "starttls"), "one")) {
      room.look();
      assertThat(bench.deliveries())
          .hasSize(2)
          .allSatisfy(d -> assertThat(d.state()).as(d.trouble()).isEqualTo(Delivery.SENT));
      MimeMessage chinese = mail.taken.get(0);
      MimeMessage english = mail.taken.get(1);
      assertThat(chinese.getSubject()).startsWith("【矿界哨兵】").endsWith("2026-03-05 夜间报告");
      assertThat(chinese.getAllRecipients()[0]).hasToString("zhou@bureau.example");
      assertThat(chinese.getMessageID())
          .matches("<2026-03-05\\.\\d+\\.1\\.[0-9a-f]{12}@bureau\\.example>");
      assertThat(body(chinese))
          .contains("涉及煤矿 1 座", "https://minewatch.bureau.example/reports.html")
          .doesNotContain(SampleResult.FINDING);
      assertThat(files(chinese))
          .containsExactly("minewatch-2026-03-05.pdf", "minewatch-2026-03-05.xlsx");
      assertThat(pdf(chinese)).contains(SampleResult.FINDING, "含密封线索1条");
      assertThat(english.getSubject()).contains("nightly report 2026-03-05");
      assertThat(body(english)).contains("1 mine", "0 open findings");
      assertThat(pdf(english)).doesNotContain(SampleResult.FINDING).contains("madefor");
      room.look();
      assertThat(mail.taken).hasSize(2);
    }
    assertThat(bench.notes)
        .hasSize(2)
        .anySatisfy(
            note -> assertThat(note).startsWith("report.sent 2026-03-05").contains("zhou@"));
  }

  private void seal() {
    HttpClient anna = People.demo(bench.server.port(), "regulator");
    String at = "/api/cases/" + SampleResult.FINDING;
    for (String step : List.of("\"register\"", "\"triage\",\"route\":\"sealed\"")) {
      int version = People.json(anna, bench.server.port(), at).path("line").path("version").asInt();
      assertThat(
              People.write(
                      anna,
                      bench.server.port(),
                      "POST",
                      at + "/steps",
                      "{\"version\":" + version + ",\"kind\":" + step + "}")
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aChangedReportIsSentAsRevisedAndAnEqualOneNotAgain() throws Exception {
    bench.subscribe("regulator", Subscription.MAIL, "zhou@bureau.example", "zh");
    try (LoopbackMail mail = LoopbackMail.start(Way.NONE, certificate, 0);
        PostRoom room = bench.room(settings(mail, "none"), "one")) {
      bench.night(107);
      room.look();
      bench.night(108);
      bench.night(109);
      assertThat(bench.deliveries())
          .extracting(Delivery::state)
          .containsExactly(Delivery.WAITING, Delivery.SUPERSEDED, Delivery.SENT);
      room.look();
      assertThat(mail.taken).hasSize(2);
      assertThat(mail.taken.get(1).getSubject()).endsWith("（更正）");
      assertThat(body(mail.taken.get(1))).contains("请以本次为准");
      assertThat(mail.taken.get(1).getMessageID()).isNotEqualTo(mail.taken.get(0).getMessageID());
      bench.store.deliveries().put(SampleResult.NIGHT, "of another mine's", 1);
      room.look();
      assertThat(mail.taken).hasSize(2);
      assertThat(bench.deliveries().get(0).state()).isEqualTo(Delivery.UNCHANGED);
    }
  }

  @Test
  void whatWasRefusedOrFoundNobodyIsTriedAgainAndArrivesOnce() throws Exception {
    bench.subscribe("regulator", Subscription.MAIL, "zhou@bureau.example", "zh");
    bench.night(107);
    int port;
    DeliverySettings settings;
    try (LoopbackMail mail = LoopbackMail.start(Way.NONE, certificate, 0)) {
      port = mail.port();
      settings = settings(mail, "none");
    }
    try (PostRoom room = bench.room(settings, "one")) {
      room.look();
      assertThat(bench.deliveries().get(0))
          .satisfies(
              d -> assertThat(d.state()).isEqualTo(Delivery.WAITING),
              d -> assertThat(d.trouble()).contains("localhost"));
      try (LoopbackMail mail = LoopbackMail.start(Way.NONE, certificate, port)) {
        for (Mood refuses : List.of(Mood.NOT_NOW, Mood.NOT_THIS_RECIPIENT)) {
          mail.mood.set(refuses);
          room.look();
          assertThat(bench.deliveries().get(0).state()).isEqualTo(Delivery.WAITING);
          assertThat(bench.deliveries().get(0).trouble())
              .containsAnyOf("try again later", "no such user");
        }
        mail.mood.set(Mood.TAKES);
        room.look();
        room.look();
        assertThat(mail.taken).hasSize(1);
        assertThat(bench.deliveries().get(0).state()).isEqualTo(Delivery.SENT);
        assertThat(bench.deliveries().get(0).attempts()).isEqualTo(4);
      }
    }
  }

  @Test
  void whatNobodyConfirmedIsNeverSentAgainByItselfAndTheNextMailSaysSo() throws Exception {
    Subscription to = bench.subscribe("regulator", Subscription.MAIL, "zhou@bureau.example", "en");
    bench.night(107);
    try (LoopbackMail mail = LoopbackMail.start(Way.NONE, certificate, 0);
        PostRoom room = bench.room(settings(mail, "none", "timeout-seconds", "1"), "one")) {
      mail.mood.set(Mood.TAKES_AND_SAYS_NOTHING);
      room.look();
      assertThat(mail.taken).hasSize(1);
      assertThat(bench.deliveries().get(0).state()).isEqualTo(Delivery.UNCERTAIN);
      mail.mood.set(Mood.TAKES);
      room.look();
      assertThat(mail.taken).hasSize(1);
      assertThat(bench.store.deliveries().listUncertain(to.id()))
          .containsExactly(SampleResult.NIGHT);
      bench.night(108);
      room.look();
      assertThat(mail.taken).hasSize(2);
      assertThat(body(mail.taken.get(1))).contains("nobody confirmed them", "2026-03-05");
      assertThat(bench.store.deliveries().listUncertain(to.id())).isEmpty();
    }
  }

  @Test
  void aServerThatDiesAfterTheSendLeavesOneMailAndSaysThatItDoesNotKnow() throws Exception {
    bench.subscribe("regulator", Subscription.MAIL, "zhou@bureau.example", "zh");
    bench.night(107);
    try (LoopbackMail mail = LoopbackMail.start(Way.NONE, certificate, 0)) {
      DeliverySettings settings = settings(mail, "none", "lease-seconds", "3");
      Courier real = PostBench.couriers(settings).get(Subscription.MAIL);
      Courier dies =
          (parcel, handing) -> {
            real.bring(parcel, handing);
            throw new ThreadDeathOfTheServer();
          };
      try (PostRoom room = bench.room(settings, Map.of(Subscription.MAIL, dies), "one")) {
        assertThatThrownBy(room::look).isInstanceOf(ThreadDeathOfTheServer.class);
      }
      assertThat(bench.deliveries().get(0).state()).isEqualTo(Delivery.SENDING);
      try (PostRoom other = bench.room(settings, "two")) {
        other.look();
        assertThat(bench.deliveries().get(0).state()).as("leased").isEqualTo(Delivery.SENDING);
        Thread.sleep(3_200);
        other.look();
        assertThat(bench.deliveries().get(0).state()).isEqualTo(Delivery.UNCERTAIN);
        other.look();
        assertThat(mail.taken).hasSize(1);
        assertThat(bench.store.deliveries().again(bench.deliveries().get(0).id(), 1)).isTrue();
        other.look();
        assertThat(mail.taken).as("because somebody said so").hasSize(2);
        assertThat(mail.taken.get(1).getMessageID()).isEqualTo(mail.taken.get(0).getMessageID());
      }
    }
  }

  /** What a killed server does not get to do either. */
  private static final class ThreadDeathOfTheServer extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  void nothingGoesOutWithoutTheSecurityThatWasAskedFor() throws Exception {
    bench.subscribe("regulator", Subscription.MAIL, "zhou@bureau.example", "zh");
    bench.night(107);
    try (LoopbackMail plain = LoopbackMail.start(Way.NONE, certificate, 0);
        PostRoom room = bench.room(settings(plain, "starttls"), "one")) {
      room.look();
      assertThat(bench.deliveries().get(0).trouble()).containsIgnoringCase("STARTTLS");
      assertThat(plain.asked).hasValue(0);
    }
    try (LoopbackMail strange =
            LoopbackMail.start(Way.STARTTLS, new LoopbackCertificate("localhost"), 0);
        PostRoom room = bench.room(settings(strange, "starttls"), "two")) {
      room.look();
      assertThat(bench.deliveries().get(0).state()).isEqualTo(Delivery.WAITING);
      assertThat(strange.asked).hasValue(0);
    }
    LoopbackCertificate otherName = new LoopbackCertificate("other.example");
    trust = otherName.write(folder.resolve("other.pem"));
    try (LoopbackMail other = LoopbackMail.start(Way.TLS, otherName, 0);
        PostRoom room = bench.room(settings(other, "tls"), "three")) {
      room.look();
      assertThat(bench.deliveries().get(0).state()).isEqualTo(Delivery.WAITING);
      assertThat(other.asked).hasValue(0);
    }
    trust = certificate.write(folder.resolve("trust.pem"));
    try (LoopbackMail mail = LoopbackMail.start(Way.TLS, certificate, 0);
        PostRoom room = bench.room(settings(mail, "tls"), "four")) {
      room.look();
      assertThat(mail.taken).hasSize(1);
    }
  }

  @Test
  void whoLostHisRightsGetsNothingMore() throws Exception {
    bench.subscribe("mine-user", Subscription.MAIL, "liu@mine.example", "zh");
    bench.subscribe("administrator", Subscription.MAIL, "admin@bureau.example", "zh");
    bench.night(107);
    try (LoopbackMail mail = LoopbackMail.start(Way.NONE, certificate, 0);
        PostRoom room = bench.room(settings(mail, "none"), "one")) {
      room.look();
      assertThat(mail.taken).isEmpty();
      assertThat(bench.deliveries()).hasSize(2).allMatch(d -> d.state().equals(Delivery.WITHDRAWN));
    }
  }

  @Test
  void aDomainThatIsNotAllowedGetsNothing() throws Exception {
    bench.subscribe("regulator", Subscription.MAIL, "zhou@elsewhere.example", "zh");
    bench.night(107);
    try (LoopbackMail mail = LoopbackMail.start(Way.NONE, certificate, 0);
        PostRoom room =
            bench.room(settings(mail, "none", "mail-domains", "bureau.example"), "one")) {
      room.look();
      assertThat(mail.asked).hasValue(0);
      assertThat(bench.deliveries().get(0).trouble()).contains("mail-domains");
    }
  }

  @Test
  void whatDoesNotFitIsLeftOutAndSaid() throws Exception {
    NightResult night = SampleResult.night(107);
    OffsetDateTime at = OffsetDateTime.parse("2026-03-06T01:30:00Z");
    Delivery delivery =
        new Delivery(
            1, 1, SampleResult.NIGHT, 1, "m.1", Delivery.SENDING, 1, at, at, null, null, "", "");
    Subscription subscription =
        new Subscription(
            1,
            "regulator",
            Subscription.MAIL,
            "zhou@bureau.example",
            "zh",
            List.of("pdf", "xlsx"),
            1,
            true,
            at);
    byte[] almost = new byte[(1 << 20) - 10];
    try (LoopbackMail mail = LoopbackMail.start(Way.NONE, certificate, 0)) {
      for (int more : new int[] {10, 11}) {
        new MailCourier(
                settings(mail, "none", "most-megabytes", "1"),
                SSLContext.getDefault(),
                Clock.systemUTC())
            .bring(
                new Parcel(
                    delivery,
                    subscription,
                    new ReportDesk.Copy(night, Optional.of(almost), new byte[more], "a".repeat(64)),
                    false,
                    List.of()),
                () -> {});
      }
      assertThat(files(mail.taken.get(0)))
          .containsExactly("minewatch-2026-03-05.pdf", "minewatch-2026-03-05.xlsx");
      assertThat(body(mail.taken.get(0))).doesNotContain("文件过大");
      assertThat(files(mail.taken.get(1))).containsExactly("minewatch-2026-03-05.pdf");
      assertThat(body(mail.taken.get(1))).contains("文件过大，未随信附上：minewatch-2026-03-05.xlsx");
    }
  }
}
