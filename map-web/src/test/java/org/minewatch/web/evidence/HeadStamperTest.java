package org.minewatch.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.evidence.log.LogCheck;
import org.minewatch.evidence.log.LogFile;
import org.minewatch.evidence.log.StampedHead;
import org.minewatch.evidence.stamp.StampCheck;
import org.minewatch.evidence.stamp.StampRequest;
import org.minewatch.evidence.stamp.TimeStamp;
import org.minewatch.evidence.stamp.UnusableStampException;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.People;
import org.minewatch.web.store.Digests;
import org.minewatch.web.store.EvidenceLog;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.StampRow;
import org.minewatch.web.store.Store;
import org.minewatch.web.system.MapServer;

/**
 * Heads of the log stamped by a real authority on loopback, and what it may not make us believe.
 */
class HeadStamperTest {
  @TempDir static Path folder;

  private static LoopbackAuthority authority;
  private static MapServer server;
  private static int nights;

  private Store store;
  private StampCheck check;

  @BeforeAll
  static void start() throws Exception {
    authority = new LoopbackAuthority();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put("minewatch.review.work", folder.resolve("work"));
    settings.put(People.DEMO, true);
    server = MapServer.start(settings);
  }

  @AfterAll
  static void stop() {
    server.close();
    authority.close();
  }

  @BeforeEach
  void calm() {
    authority.mood.set(LoopbackAuthority.Mood.STAMPS);
    store = server.get(Store.class);
    check = new StampCheck(List.of(authority.root()));
  }

  private HeadStamper stamper() {
    return new HeadStamper(
        store,
        new StampClient(authority.address(), Duration.ofSeconds(1)),
        check,
        server.get(AuditLog.class));
  }

  private void takeInNight() {
    server
        .nightImport()
        .importNight(
            SampleNight.of(SampleNight.NIGHT.plusDays(++nights), Digests.sha256("n" + nights)));
  }

  @Test
  void aNewHeadIsStampedOnceAndTheTokenStandsWithTheWholeLogOffline() throws Exception {
    takeInNight();
    Instant before = Instant.now().minusSeconds(2);
    assertThat(stamper().stamp()).isTrue();
    assertThat(stamper().stamp()).as("it is stamped already").isFalse();
    EvidenceLog log = store.evidenceLog();
    StampRow row = log.stamps().get(log.stamps().size() - 1);
    assertThat(row.head()).isEqualTo(log.head().head());
    takeInNight();
    List<StampedHead> stamps =
        log.stamps().stream().map(s -> new StampedHead(s.size(), s.head(), s.token())).toList();
    LogFile whole = LogFile.whole(EvidenceLog.DIGEST, log.all(), stamps);
    Path file = folder.resolve("log.json");
    Files.write(file, whole.bytes());
    LogCheck told =
        LogCheck.of(LogFile.read(file), log.all().get(0).digest(), "", Optional.empty(), check);
    assertThat(told.faults()).isEmpty();
    assertThat(told.facts())
        .anySatisfy(f -> assertThat(f).contains("was there on", "CN=Loopback TSA"))
        .noneSatisfy(f -> assertThat(f).contains("--trust"));
    TimeStamp stamp = check.check(Base64.getDecoder().decode(row.token()), row.head());
    assertThat(stamp.at()).isAfter(before);
    assertThat(stamp.trusted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "OTHER_HASH, no time stamp of it",
    "OLD_ANSWER, no time stamp of it",
    "REDIRECTS, status 302",
    "SAYS_NOTHING, no answer in 1 s",
    "SENDS_WITHOUT_END, more than 65536 bytes"
  })
  void anAuthorityThatDoesNotStampWhatWasAskedLeavesNothingBehind(
      LoopbackAuthority.Mood mood, String said) throws Exception {
    takeInNight();
    stamper().stamp();
    takeInNight();
    int stamps = store.evidenceLog().stamps().size();
    authority.mood.set(mood);
    int asked = authority.asked.get();
    assertThatThrownBy(() -> stamper().stamp()).hasMessageContaining(said);
    assertThat(authority.asked.get()).as("asked once, followed nowhere").isEqualTo(asked + 1);
    assertThat(store.evidenceLog().stamps()).hasSize(stamps);
    authority.mood.set(LoopbackAuthority.Mood.STAMPS);
    assertThat(stamper().stamp()).as("tried again").isTrue();
  }

  @Test
  void aTokenOfAnAuthorityThatNobodyTrustsProvesNothing() throws Exception {
    String head = Digests.sha256("head");
    StampRequest request = new StampRequest(head, java.math.BigInteger.TEN);
    try (LoopbackAuthority stranger = new LoopbackAuthority()) {
      byte[] answer = new StampClient(stranger.address(), Duration.ofSeconds(5)).ask(request);
      byte[] token = check.token(request, answer);
      assertThatThrownBy(() -> check.check(token, head))
          .isInstanceOf(UnusableStampException.class)
          .hasMessageContaining("does not lead to one that is trusted");
      assertThat(new StampCheck(List.of()).check(token, head).trusted()).isFalse();
    }
  }

  @Test
  void whateverByteOfATokenIsAlteredItsTimeIsNotBelievedToBeAnother() throws Exception {
    String head = Digests.sha256("head");
    StampRequest request = new StampRequest(head, java.math.BigInteger.TEN);
    byte[] token =
        check.token(
            request, new StampClient(authority.address(), Duration.ofSeconds(5)).ask(request));
    TimeStamp true_ = check.check(token, head);
    assertThatThrownBy(() -> check.check(token, Digests.sha256("other")))
        .hasMessageContaining("of another hash");
    int refused = 0;
    for (int at = 0; at < token.length; at++) {
      byte[] altered = token.clone();
      altered[at] ^= 1;
      try {
        assertThat(check.check(altered, head)).as("byte %d", at).isEqualTo(true_);
      } catch (UnusableStampException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(token.length * 9 / 10);
  }

  @Test
  void theServerAsksByItselfWhenAnAuthorityIsNamed() throws Exception {
    Path trust = folder.resolve("trust.pem");
    Files.writeString(trust, authority.rootPem());
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put("minewatch.review.work", folder.resolve("work2"));
    settings.put("minewatch.evidence.stamp-url", authority.address());
    settings.put("minewatch.evidence.stamp-trust", trust);
    settings.put("minewatch.evidence.stamp-seconds", 5);
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    try (MapServer own = MapServer.start(settings)) {
      own.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a".repeat(64)));
      String page = "";
      for (int i = 0; i < 90 && !page.contains("Loopback TSA"); i++) {
        Thread.sleep(500);
        page =
            People.get(People.demo(own.port(), "auditor"), own.port(), "/api/evidence/log").body();
      }
      assertThat(page).contains("Loopback TSA");
    }
  }
}
