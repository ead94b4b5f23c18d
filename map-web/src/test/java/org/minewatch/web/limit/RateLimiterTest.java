package org.minewatch.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counting by a clock that the test moves. */
class RateLimiterTest {
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private int taken(RateLimiter limiter, String key, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += limiter.take(key) == 0 ? 1 : 0;
    }
    return taken;
  }

  @Test
  void aMinutesWorthComesAtOnceAndThenEvenly() {
    RateLimiter limiter = new RateLimiter(60, 100, clock);
    assertThat(taken(limiter, "anna", 100)).isEqualTo(60);
    assertThat(limiter.take("anna")).isEqualTo(1);
    now = now.plusMillis(999);
    assertThat(taken(limiter, "anna", 5)).isZero();
    now = now.plusMillis(1);
    assertThat(taken(limiter, "anna", 5)).isEqualTo(1);
    now = now.plusSeconds(10);
    assertThat(taken(limiter, "anna", 50)).isEqualTo(10);
    now = now.plus(Duration.ofHours(5));
    assertThat(taken(limiter, "anna", 100)).isEqualTo(60);
  }

  @Test
  void whatItSaysToWaitIsEnoughAndNotMuchMore() {
    RateLimiter limiter = new RateLimiter(7, 100, clock);
    assertThat(taken(limiter, "anna", 20)).isEqualTo(7);
    int wait = limiter.take("anna");
    assertThat(wait).isEqualTo(9); // 60 s / 7 = 8.57 s
    assertThat(limiter.look("anna")).isEqualTo(wait);
    now = now.plusSeconds(wait);
    assertThat(limiter.look("anna")).isZero();
    assertThat(taken(limiter, "anna", 20)).isEqualTo(1);
  }

  @Test
  void oneSpendsNothingOfAnother() {
    RateLimiter limiter = new RateLimiter(5, 100, clock);
    assertThat(taken(limiter, "anna", 9)).isEqualTo(5);
    assertThat(taken(limiter, "bert", 9)).isEqualTo(5);
  }

  @Test
  void itRemembersNoMoreThanItMay() {
    RateLimiter limiter = new RateLimiter(1, 1_000, clock);
    for (int i = 0; i < 50_000; i++) {
      limiter.take("address " + i);
    }
    assertThat(limiter.keys()).isEqualTo(1_000);
    assertThat(limiter.take("address 49999")).isPositive();
  }

  @Test
  void whoGoesOnAskingIsNotForgottenForOthers() {
    RateLimiter limiter = new RateLimiter(1, 100, clock);
    limiter.take("anna");
    for (int i = 0; i < 10_000; i++) {
      limiter.take("address " + i);
      assertThat(limiter.take("anna")).isPositive();
    }
  }

  @Test
  void aClockThatIsSetBackLocksNobodyOutForLong() {
    RateLimiter limiter = new RateLimiter(60, 100, clock);
    taken(limiter, "anna", 60);
    now = now.minus(Duration.ofDays(3));
    assertThat(limiter.take("anna")).isLessThanOrEqualTo(1);
    now = now.plusSeconds(2);
    assertThat(taken(limiter, "anna", 9)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:0:7:1:2:3:4, 2001:db8:0:7:",
    "2001:db8:0:7::9, 2001:db8:0:7:",
    "2001:0DB8:0000:0007:ffff::, 2001:db8:0:7:",
    "fe80::1%eth0, fe80:0:0:0:",
    "::1, 0:0:0:0:"
  })
  void anAddressOfSixIsCountedByItsNetwork(String address, String key) {
    assertThat(AddressKey.of(address)).isEqualTo(key);
  }
}
