package org.minewatch.web.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.web.store.CaseStepRow;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.TestDatabase;
import org.minewatch.web.store.TipIdentities.Sealed;
import org.minewatch.web.store.TipOff;
import org.minewatch.web.vault.VaultKeys;

/** Identities of informants under keys that are not in the database. */
class IdentityVaultTest {
  private static final Identity WHO = new Identity("欧阳", "13987654321", "", "", "");
  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-01T00:00:00Z");

  @TempDir Path folder;

  private static void tip(Store store, String id, int serial) {
    store
        .tipOffs()
        .add(
            new TipOff(
                id,
                new TipOff.Number(2026, serial),
                AT,
                LocalDate.of(2026, 3, 1),
                "phone",
                false,
                "",
                "",
                "",
                "",
                "说明",
                "a",
                "A",
                1,
                "received",
                "none",
                null,
                AT),
            new CaseStepRow(1, "receive", AT, "a", "A", "regulator", "{\"named\":true}"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aNewKeyOpensEverythingAndTheOldKeyIsForgottenTheTimeAfter(TestDatabase database)
      throws IOException {
    try (Store store = Store.open(database.create())) {
      VaultKeys keys = new VaultKeys(folder.resolve("keys"));
      IdentityVault vault = new IdentityVault(store.tipIdentities(), keys);
      for (int i = 1; i <= 3; i++) {
        tip(store, "tip-" + i, i);
        vault.put("tip-" + i, WHO);
      }
      String first = keys.active().id();
      assertThat(store.tipIdentities().find("tip-1").orElseThrow().text())
          .hasSameSizeAs(store.tipIdentities().find("tip-2").orElseThrow().text())
          .isNotEqualTo(store.tipIdentities().find("tip-2").orElseThrow().text());

      assertThat(vault.rotate(store.transactions())).isEqualTo(3);
      assertThat(keys.active().id()).isNotEqualTo(first);
      assertThat(store.tipIdentities().listUnderOthers(keys.active().id(), 10)).isEmpty();
      assertThat(vault.find("tip-2")).hasValue(WHO);
      assertThat(keys.find(first)).isPresent();
      vault.rotate(store.transactions());
      assertThat(keys.find(first)).isEmpty();
      assertThat(vault.find("tip-3")).hasValue(WHO);
      Path file = folder.resolve("keys").resolve("identity.keys");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatWasMovedChangedOrHasNoKeyDoesNotOpen(TestDatabase database) throws IOException {
    try (Store store = Store.open(database.create())) {
      VaultKeys keys = new VaultKeys(folder);
      IdentityVault vault = new IdentityVault(store.tipIdentities(), keys);
      tip(store, "tip-1", 1);
      tip(store, "tip-2", 2);
      vault.put("tip-1", WHO);
      Sealed row = store.tipIdentities().find("tip-1").orElseThrow();
      store.tipIdentities().add(new Sealed("tip-2", row.keyId(), row.text()));
      assertThatThrownBy(() -> vault.find("tip-2"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("does not open");
      String text = row.text();
      char flipped = text.charAt(40) == 'A' ? 'B' : 'A';
      store
          .tipIdentities()
          .replace(
              new Sealed(
                  "tip-1", row.keyId(), text.substring(0, 40) + flipped + text.substring(41)));
      assertThatThrownBy(() -> vault.find("tip-1")).hasMessageContaining("does not open");

      IdentityVault elsewhere =
          new IdentityVault(store.tipIdentities(), new VaultKeys(folder.resolve("other")));
      assertThatThrownBy(() -> elsewhere.find("tip-1")).hasMessageContaining(row.keyId());
      Files.setPosixFilePermissions(
          folder.resolve("identity.keys"), PosixFilePermissions.fromString("rw-r-----"));
      assertThatThrownBy(() -> vault.find("tip-1")).hasMessageContaining("chmod 600");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "我 欧 阳 看见,true",
    "请打 139 8765-4321,true",
    "（139）87654321,true",
    "欧,false",
    "三采区有人,false",
    "13987654320,false"
  })
  void aTextThatNamesThemIsKnownHoweverItIsSpaced(String text, boolean named) {
    assertThat(WHO.isIn(text)).isEqualTo(named);
    assertThat(WHO.toString()).doesNotContain("欧阳", "139");
  }
}
