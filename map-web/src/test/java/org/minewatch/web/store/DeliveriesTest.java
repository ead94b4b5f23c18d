package org.minewatch.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The outbox on both databases: what is put in, taken, handed over, given up. */
class DeliveriesTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 5);
  private static final Set<Long> ANY = Set.of();

  private Store store;
  private Deliveries deliveries;

  private void on(TestDatabase database) {
    store = Store.open(database.create());
    deliveries = store.deliveries();
    store
        .accounts()
        .add(
            new AccountRow(
                "anna",
                "Anna",
                "regulator",
                true,
                List.of(),
                List.of(),
                "x",
                false,
                true,
                1,
                0,
                null,
                OffsetDateTime.parse("2026-03-01T00:00:00Z"),
                null));
  }

  private Subscription subscribe(String address) {
    return store
        .subscriptions()
        .add(
            new Subscription(
                0,
                "anna",
                Subscription.MAIL,
                address,
                "zh",
                List.of("pdf"),
                1,
                true,
                OffsetDateTime.parse("2026-03-01T00:00:00Z")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<Delivery> all() {
    return deliveries.list(Optional.empty(), new PageRequest(0, 100)).items();
  }

  private Delivery take(String holder, int leaseSeconds) {
    return deliveries.take(holder, leaseSeconds, ANY).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aNightIsPutInForEveryoneWithItsTransactionOrNotAtAll(TestDatabase database) {
    on(database);
    Subscription one = subscribe("one@a.example");
    Subscription two = subscribe("two@a.example");
    Subscription off = subscribe("off@a.example");
    store
        .subscriptions()
        .change(
            new Subscription(
                off.id(),
                "anna",
                "mail",
                off.address(),
                "zh",
                List.of("pdf"),
                1,
                false,
                off.createdAt()));
    assertThatThrownBy(
            () ->
                store
                    .transactions()
                    .in(
                        () -> {
                          deliveries.put(NIGHT, "abc", 1);
                          throw new IllegalStateException("the import failed");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(all()).isEmpty();
    deliveries.put(NIGHT, "0123456789abcdef", 1);
    assertThat(all())
        .extracting(Delivery::messageId)
        .containsExactly(
            NIGHT + "." + two.id() + ".1.0123456789ab", NIGHT + "." + one.id() + ".1.0123456789ab");
    deliveries.put(NIGHT, "fedc", 1);
    assertThat(all())
        .extracting(d -> d.revision() + d.state())
        .containsExactly("2waiting", "2waiting", "1superseded", "1superseded");
    assertThat(deliveries.counts()).containsEntry("waiting", 2L).containsEntry("superseded", 2L);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void oneServerTakesItAndOfOneSubscriberNeverTwo(TestDatabase database) {
    on(database);
    subscribe("one@a.example");
    deliveries.put(NIGHT, "a", 1);
    deliveries.put(NIGHT.plusDays(1), "b", 1);
    Delivery first = take("one", 60);
    assertThat(first.night()).isEqualTo(NIGHT);
    assertThat(deliveries.take("two", 60, ANY)).isEmpty();
    assertThat(deliveries.handing(first.id(), "two", 60, "sha")).isFalse();
    assertThat(deliveries.handing(first.id(), "one", 60, "sha")).isTrue();
    assertThat(deliveries.end(first.id(), "one", Delivery.SENT, "")).isTrue();
    assertThat(deliveries.findReceived(first.subscriptionId(), NIGHT)).contains("sha");
    assertThat(take("two", 60).night()).isEqualTo(NIGHT.plusDays(1));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatADeadServerHadTakenWaitsAgainUnlessItWasHandedOver(TestDatabase database) {
    on(database);
    subscribe("one@a.example");
    deliveries.put(NIGHT, "a", 1);
    Delivery taken = take("dead", -1);
    assertThat(deliveries.handing(taken.id(), "dead", 60, "sha")).as("lease over").isFalse();
    Delivery again = take("two", 1);
    assertThat(again.id()).isEqualTo(taken.id());
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(deliveries.handing(again.id(), "two", -1, "sha")).isTrue();
    assertThat(deliveries.take("three", 60, ANY)).isEmpty();
    assertThat(all().get(0).state()).isEqualTo(Delivery.UNCERTAIN);
    assertThat(deliveries.listUncertain(taken.subscriptionId())).containsExactly(NIGHT);
    assertThat(deliveries.end(again.id(), "two", Delivery.SENT, ""))
        .as("it lived after all")
        .isTrue();
    assertThat(all().get(0).state()).isEqualTo(Delivery.SENT);
    assertThat(deliveries.listUncertain(taken.subscriptionId())).isEmpty();
    assertThat(deliveries.again(taken.id(), 1)).as("what was sent is not sent again").isFalse();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void itIsTriedAgainLaterAndGivenUpWhenTheTimeIsOver(TestDatabase database) {
    on(database);
    subscribe("one@a.example");
    deliveries.put(NIGHT, "a", 1);
    Delivery first = take("one", 60);
    deliveries.notSent(first.id(), "one", "refused", 60);
    assertThat(all().get(0).state()).isEqualTo(Delivery.WAITING);
    assertThat(deliveries.take("one", 60, ANY)).as("not yet").isEmpty();
    deliveries.put(NIGHT, "b", 1);
    Delivery second = take("one", 60);
    deliveries.notSent(second.id(), "one", "refused " + "x".repeat(2000), 3601);
    assertThat(all().get(0).state()).isEqualTo(Delivery.FAILED);
    assertThat(all().get(0).trouble()).startsWith("refused").hasSize(1000);
    assertThat(deliveries.take("one", 60, ANY)).isEmpty();
    assertThat(deliveries.again(second.id(), 1)).isTrue();
    assertThat(take("one", 60).id()).isEqualTo(second.id());
    assertThat(deliveries.take("one", 60, Set.of(second.id()))).isEmpty();
  }
}
