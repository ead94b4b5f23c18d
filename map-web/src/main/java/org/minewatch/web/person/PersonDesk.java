package org.minewatch.web.person;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.account.Role;
import org.minewatch.web.review.PlainText;
import org.minewatch.web.review.Refused;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.PersonIdentities;
import org.minewatch.web.store.PersonIdentities.Ask;
import org.minewatch.web.store.PersonIdentities.Sealed;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.minewatch.web.system.RandomId;
import org.minewatch.web.vault.SealedText;
import org.minewatch.web.vault.VaultKeys;
import org.minewatch.wording.Text;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the names in and lets one be read: asked for by somebody with an open case of that mine and
 * a reason, allowed by somebody else, read by who asked, some times for a while. Every one of these
 * is in the audit log, and no name is.
 */
final class PersonDesk {
  /** Case states in which nothing is left to do. */
  private static final Set<String> ENDED = Set.of("closed", "dismissed");

  /** More than the three fields take as JSON in UTF-8. */
  private static final int PADDED_BYTES = 2048;

  private static final int RESEALED_AT_ONCE = 100;
  private static final int MOST_LISTED = 500;
  private static final int SHORTEST_REASON = 4;
  private static final int LONGEST_REASON = 500;
  private static final Pattern CASE_NUMBER = Pattern.compile("(\\d{4})-(\\d{5,9})");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Store store;
  private final PersonIdentities rows;
  private final VaultKeys keys;
  private final PersonSettings settings;
  private final MineRights rights;
  private final AuditLog audit;
  private final Clock clock;

  PersonDesk(
      Store store,
      VaultKeys keys,
      PersonSettings settings,
      MineRights rights,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.rows = store.personIdentities();
    this.keys = keys;
    this.settings = settings;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of a list: names kept, and lines that cannot be used. */
  record Taken(int kept, List<Long> rejected) {}

  /** Keeps the names of a mine; each stands in the place of the one before. */
  Taken hand(String mine, byte[] csv, Actor actor) {
    requireMine(mine, actor);
    PersonFile file = PersonFile.read(csv);
    OffsetDateTime now = now();
    store
        .transactions()
        .in(
            () -> {
              VaultKeys.Key key = keys.active();
              file.names()
                  .forEach(
                      (person, name) -> {
                        SealedText sealed = seal(mine, person, JSON.writeValueAsBytes(name), key);
                        rows.put(
                            new Sealed(
                                mine, person, sealed.keyId(), sealed.text(), actor.login(), now));
                      });
              audit.append(actor, "person.list", mine, Map.of("names", file.names().size()));
              return true;
            });
    return new Taken(file.names().size(), file.rejected());
  }

  /** How many names of a mine are held. */
  int held(String mine, Actor actor) {
    requireMine(mine, actor);
    return rows.count(mine);
  }

  /** What somebody wants to know, for which case and why. */
  record Wanted(String mine, String person, String caseNumber, String words) {
    Wanted {
      mine = mine == null ? "" : mine.strip();
      person = person == null ? "" : person.strip();
      caseNumber = caseNumber == null ? "" : caseNumber.strip();
      words = words == null ? "" : PlainText.line(words, LONGEST_REASON);
    }
  }

  AskView ask(Wanted wanted, Actor actor) {
    requireMine(wanted.mine(), actor);
    if (wanted.words().length() < SHORTEST_REASON) {
      throw Refused.field("words", "请写明理由", "say why");
    }
    CaseRow open = requireOpenCase(wanted.caseNumber(), wanted.mine(), actor);
    if (rows.find(wanted.mine(), wanted.person()).isEmpty()) {
      throw Refused.field("person", "没有此人的身份资料", "nothing is held of this person");
    }
    OffsetDateTime now = now();
    Ask ask =
        new Ask(
            RandomId.next(),
            wanted.mine(),
            wanted.person(),
            open.finding().id(),
            wanted.caseNumber(),
            wanted.words(),
            actor.login(),
            now,
            "",
            "",
            null,
            0);
    return store
        .transactions()
        .in(
            () -> {
              if (rows.countSince(actor.login(), now.minusDays(1)) >= settings.asksADay()) {
                throw Problems.of(
                    org.springframework.http.HttpStatus.TOO_MANY_REQUESTS,
                    "24 小时内至多申请 " + settings.asksADay() + " 次",
                    "at most " + settings.asksADay() + " within 24 hours");
              }
              rows.add(ask);
              audit.append(actor, "person.ask", ask.id(), said(ask));
              return view(ask, actor);
            });
  }

  /** Somebody else than who asked allows or refuses it. */
  AskView answer(String id, boolean allowed, Actor actor) {
    Ask ask = require(id, actor);
    if (ask.askedBy().equals(actor.login())) {
      throw Refused.person(new Text("须由另一人批准", "somebody else has to answer"));
    }
    requireOpenCase(ask.caseNumber(), ask.mineCode(), actor);
    return store
        .transactions()
        .in(
            () -> {
              if (!rows.answer(id, allowed ? Ask.APPROVED : Ask.REFUSED, actor.login(), now())) {
                throw Refused.changed(new Text("已有人答复", "it has been answered"), Map.of());
              }
              audit.append(actor, allowed ? "person.approve" : "person.refuse", id, said(ask));
              return view(require(id, actor), actor);
            });
  }

  /** The name, to who asked, while that is allowed. */
  PersonName read(String id, Actor actor) {
    Ask ask = require(id, actor);
    if (!ask.askedBy().equals(actor.login())) {
      throw Refused.person(new Text("只有申请人可以查看", "who asked may read it, nobody else"));
    }
    OffsetDateTime until = until(ask);
    if (until == null || !until.isAfter(now())) {
      throw Refused.person(new Text("未获批准或已过期", "it is not allowed, or no more"));
    }
    requireOpenCase(ask.caseNumber(), ask.mineCode(), actor);
    return store
        .transactions()
        .in(
            () -> {
              if (!rows.look(id, settings.looks())) {
                throw Refused.person(new Text("查看次数已用完", "it was read as often as is allowed"));
              }
              audit.append(actor, "person.unmask", id, said(ask));
              Sealed row = rows.find(ask.mineCode(), ask.personId()).orElseThrow();
              return JSON.readValue(open(row), PersonName.class);
            });
  }

  /** Encrypts every name anew with a new key; who has it done reads none. */
  int rotate(Actor actor) {
    int count =
        keys.rotate(
            key ->
                store
                    .transactions()
                    .in(
                        () -> {
                          List<Sealed> old = rows.listUnderOthers(key.id(), RESEALED_AT_ONCE);
                          for (Sealed row : old) {
                            SealedText sealed =
                                seal(row.mineCode(), row.personId(), open(row), key);
                            rows.reseal(row, sealed.keyId(), sealed.text());
                          }
                          return old.size();
                        }));
    store
        .transactions()
        .in(
            () -> {
              audit.append(actor, "person.rotate-key", "person-keys", Map.of("names", count));
              return true;
            });
    return count;
  }

  private static SealedText seal(String mine, String person, byte[] plain, VaultKeys.Key key) {
    return SealedText.of(owner(mine, person), plain, PADDED_BYTES, key);
  }

  private byte[] open(Sealed row) {
    return new SealedText(row.keyId(), row.text())
        .open(owner(row.mineCode(), row.personId()), keys);
  }

  /** The latest asks about mines that somebody sees, of cases that he may know of. */
  List<AskView> list(Actor actor) {
    Visible visible = rights.of(actor);
    return rows.latest(MOST_LISTED).stream()
        .filter(a -> sees(a, visible))
        .map(a -> view(a, actor))
        .toList();
  }

  private AskView view(Ask ask, Actor actor) {
    boolean own = ask.askedBy().equals(actor.login());
    OffsetDateTime until = until(ask);
    int left = Math.max(0, settings.looks() - ask.looks());
    return new AskView(
        ask,
        until,
        left,
        !own && ask.answer().isEmpty() && actor.is(Role.REGULATOR, Role.SUPERVISOR),
        own && until != null && until.isAfter(now()) && left > 0);
  }

  /** Until when it is allowed; null when it is not. */
  private @Nullable OffsetDateTime until(Ask ask) {
    return ask.answer().equals(Ask.APPROVED) && ask.answeredAt() != null
        ? ask.answeredAt().plusHours(settings.hours())
        : null;
  }

  private void requireMine(String mine, Actor actor) {
    rights.require(actor, mine);
    if (!store.supervisors().listMines().contains(mine)) {
      throw Problems.notFound("您的监管范围内没有该煤矿", "you supervise no such mine");
    }
  }

  private Ask require(String id, Actor actor) {
    Visible visible = rights.of(actor);
    return rows.findAsk(id)
        .filter(a -> sees(a, visible))
        .orElseThrow(() -> Problems.notFound("没有这项申请", "there is no such request"));
  }

  private static boolean sees(Ask ask, Visible visible) {
    return visible.sees(ask.mineCode()) && visible.seesFinding(ask.findingId());
  }

  private CaseRow requireOpenCase(String number, String mine, Actor actor) {
    Visible visible = rights.of(actor);
    Matcher parts = CASE_NUMBER.matcher(number);
    Optional<CaseRow> found =
        parts.matches()
            ? store
                .cases()
                .findNumber(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))
            : Optional.empty();
    return found
        .filter(c -> c.finding().mineCode().equals(mine) && visible.seesFinding(c.finding().id()))
        .filter(c -> !ENDED.contains(c.state()))
        .orElseThrow(
            () ->
                Refused.field(
                    "caseNumber",
                    "须写明该矿一件未结案件的编号，如 2026-00042",
                    "say the number of an open case of that mine, such as 2026-00042"));
  }

  private static Map<String, Object> said(Ask ask) {
    return Map.of(
        "mine", ask.mineCode(),
        "person", ask.personId(),
        "caseNumber", ask.caseNumber(),
        "words", ask.words());
  }

  private static String owner(String mine, String person) {
    return mine + "\n" + person;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
