package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.minewatch.finding.Severity;
import org.minewatch.web.store.CaseRow.Registration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The cases and their steps. Whoever takes a step does it in {@link #inTransaction} and takes the
 * case's lock first, so that nothing changes under it; steps are added and never changed.
 */
public final class Cases {

  private static final String SELECT = "SELECT c.* FROM review_case c ";

  private final JdbcClient client;
  private final TransactionTemplate inTransaction;

  Cases(JdbcClient client, TransactionTemplate inTransaction) {
    this.client = client;
    this.inTransaction = inTransaction;
  }

  /** Does all of the work or, when it throws, none. */
  public <T> T inTransaction(Supplier<T> work) {
    return inTransaction.execute(status -> work.get());
  }

  /** The finding whose case a finding belongs to: itself, or the one that it brought back. */
  public String caseOf(String findingId) {
    return client
        .sql("SELECT case_id FROM case_alias WHERE finding_id = :id")
        .param("id", findingId)
        .query(String.class)
        .optional()
        .orElse(findingId);
  }

  /** Findings that brought back the case of another, by their id. */
  public Map<String, String> aliases() {
    return client
        .sql("SELECT finding_id, case_id FROM case_alias")
        .query((row, i) -> Map.entry(row.getString("finding_id"), row.getString("case_id")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Has a finding belong to the case of another from now on. */
  public void joinTo(String findingId, String caseId) {
    client
        .sql("INSERT INTO case_alias (finding_id, case_id) VALUES (:id, :case)")
        .param("id", findingId)
        .param("case", caseId)
        .update();
  }

  public Optional<CaseRow> find(String caseId) {
    return client
        .sql(SELECT + "WHERE c.finding_id = :id")
        .param("id", caseId)
        .query((row, i) -> row(row))
        .optional();
  }

  /** The case of a registration number. */
  public Optional<CaseRow> findNumber(int year, int serial) {
    return client
        .sql(SELECT + "WHERE c.reg_year = :year AND c.reg_serial = :serial")
        .param("year", year)
        .param("serial", serial)
        .query((row, i) -> row(row))
        .optional();
  }

  /** The case, which nobody else changes until the transaction ends. */
  public Optional<CaseRow> lock(String caseId) {
    return client
        .sql(SELECT + "WHERE c.finding_id = :id FOR UPDATE")
        .param("id", caseId)
        .query((row, i) -> row(row))
        .optional();
  }

  /** Waits until nobody else opens a case or takes a number, until the transaction ends. */
  public void takeTurn() {
    client.sql("SELECT only_row FROM case_turn FOR UPDATE").query(Integer.class).single();
  }

  /** Opens a case without steps; {@link #takeTurn} comes before. */
  public void open(CaseRow row) {
    client
        .sql(
            """
            INSERT INTO review_case (finding_id, mine_code, mine_name, rule, severity, gravity,
              title_zh, title_en, version, state, route, sealed, released, opened_at, changed_at)
            VALUES (:id, :mine, :name, :rule, :severity, :gravity, :zh, :en, 0, :state, '', FALSE,
              FALSE, :at, :at)""")
        .param("id", row.finding().id())
        .param("mine", row.finding().mineCode())
        .param("name", row.finding().mineName())
        .param("rule", row.finding().rule())
        .param("severity", row.finding().severity().wireName())
        .param("gravity", row.finding().severity().ordinal())
        .param("zh", row.finding().titleZh())
        .param("en", row.finding().titleEn())
        .param("state", row.state())
        .param("at", row.openedAt())
        .update();
  }

  /** The number after the last of a year; {@link #takeTurn} comes before. */
  public Registration nextNumber(int year) {
    int last =
        client
            .sql("SELECT COALESCE(MAX(reg_serial), 0) FROM review_case WHERE reg_year = :year")
            .param("year", year)
            .query(Integer.class)
            .single();
    return new Registration(year, last + 1);
  }

  /** Adds a step and says where the case stands after it. */
  public void add(CaseRow after, CaseStepRow step) {
    client
        .sql(
            """
            INSERT INTO case_step
                   (finding_id, seq, kind, taken_at, by_login, by_name, by_role, payload)
            VALUES (:id, :seq, :kind, :at, :login, :name, :role, :payload)""")
        .param("id", after.finding().id())
        .param("seq", step.seq())
        .param("kind", step.kind())
        .param("at", step.at())
        .param("login", step.byLogin())
        .param("name", step.byName())
        .param("role", step.byRole())
        .param("payload", step.payload())
        .update();
    client
        .sql(
            """
            UPDATE review_case
               SET version = :version, state = :state, route = :route, sealed = :sealed,
                   released = :released, deadline = :deadline, changed_at = :at,
                   reg_year = :year, reg_serial = :serial, severity = :severity,
                   gravity = :gravity
             WHERE finding_id = :id""")
        .param("version", after.version())
        .param("state", after.state())
        .param("route", after.route())
        .param("sealed", after.sealed())
        .param("released", after.released())
        .param("deadline", after.deadline(), java.sql.Types.DATE)
        .param("at", step.at())
        .param("year", year(after), java.sql.Types.INTEGER)
        .param("serial", serial(after), java.sql.Types.INTEGER)
        .param("severity", after.finding().severity().wireName())
        .param("gravity", after.finding().severity().ordinal())
        .param("id", after.finding().id())
        .update();
  }

  private static Integer year(CaseRow row) {
    return row.registration() == null ? null : row.registration().year();
  }

  private static Integer serial(CaseRow row) {
    return row.registration() == null ? null : row.registration().serial();
  }

  /** The steps of a case in their order. */
  public List<CaseStepRow> steps(String caseId) {
    return client
        .sql("SELECT * FROM case_step WHERE finding_id = :id ORDER BY seq")
        .param("id", caseId)
        .query((row, i) -> step(row))
        .list();
  }

  /** A step and the case that it belongs to. */
  public record StepOfCase(CaseRow of, CaseStepRow step) {}

  /** Every step of these kinds, case by case in the order taken. */
  public List<StepOfCase> listSteps(Collection<String> kinds) {
    return client
        .sql(
            """
            SELECT c.*, s.seq, s.kind, s.taken_at, s.by_login, s.by_name, s.by_role, s.payload
              FROM case_step s JOIN review_case c ON c.finding_id = s.finding_id
             WHERE s.kind IN (:kinds)
             ORDER BY s.finding_id, s.seq""")
        .param("kinds", kinds)
        .query((row, i) -> new StepOfCase(row(row), step(row)))
        .list();
  }

  /** The cases in these states, the one that changed last first. */
  public List<CaseRow> list(Collection<String> states) {
    return client
        .sql(SELECT + "WHERE c.state IN (:states) ORDER BY c.changed_at DESC, c.finding_id")
        .param("states", states)
        .query((row, i) -> row(row))
        .list();
  }

  /** The cases that were triaged so and are in these states, the gravest first. */
  public List<CaseRow> listRouted(String route, Collection<String> states) {
    return client
        .sql(
            SELECT
                + "WHERE c.route = :route AND c.state IN (:states)"
                + " ORDER BY c.gravity DESC, c.changed_at, c.finding_id")
        .param("route", route)
        .param("states", states)
        .query((row, i) -> row(row))
        .list();
  }

  /** Findings that have a case, in whatever state. */
  public Set<String> listIds() {
    return new HashSet<>(
        client.sql("SELECT finding_id FROM review_case").query(String.class).list());
  }

  /** Findings of every case that is sealed and not released, those that came back included. */
  public List<String> listSealed() {
    return client
        .sql(
            """
            SELECT finding_id FROM review_case WHERE sealed
            UNION
            SELECT a.finding_id FROM case_alias a
              JOIN review_case c ON c.finding_id = a.case_id WHERE c.sealed""")
        .query(String.class)
        .list();
  }

  /** Findings of every case that the mines may know of. */
  public List<String> listReleased() {
    return client
        .sql(
            """
            SELECT finding_id FROM review_case WHERE released AND NOT sealed
            UNION
            SELECT a.finding_id FROM case_alias a
              JOIN review_case c ON c.finding_id = a.case_id WHERE c.released AND NOT c.sealed""")
        .query(String.class)
        .list();
  }

  static CaseRow row(ResultSet row) throws SQLException {
    int year = row.getInt("reg_year");
    Registration registration =
        row.wasNull() ? null : new Registration(year, row.getInt("reg_serial"));
    return new CaseRow(
        new CaseFinding(
            row.getString("finding_id"),
            row.getString("mine_code"),
            row.getString("mine_name"),
            row.getString("rule"),
            Severity.values()[row.getInt("gravity")],
            row.getString("title_zh"),
            row.getString("title_en")),
        registration,
        row.getInt("version"),
        row.getString("state"),
        row.getString("route"),
        row.getBoolean("sealed"),
        row.getBoolean("released"),
        row.getObject("deadline", LocalDate.class),
        row.getObject("opened_at", OffsetDateTime.class),
        row.getObject("changed_at", OffsetDateTime.class));
  }

  static CaseStepRow step(ResultSet row) throws SQLException {
    return new CaseStepRow(
        row.getInt("seq"),
        row.getString("kind"),
        row.getObject("taken_at", OffsetDateTime.class),
        row.getString("by_login"),
        row.getString("by_name"),
        row.getString("by_role"),
        row.getString("payload"));
  }
}
