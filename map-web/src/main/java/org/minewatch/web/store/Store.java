package org.minewatch.web.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The open store: brings the database to the present schema and hands out what reads and writes it.
 * Works without a Spring context.
 */
public final class Store implements AutoCloseable {

  private static final long CONNECTION_TIMEOUT_MILLIS = 10_000;

  private final HikariDataSource dataSource;
  private final NightImport nightImport;
  private final Nights nights;
  private final Findings findings;
  private final Layers layers;
  private final Replays replays;
  private final DrawingChecks drawingChecks;
  private final DrawingQueue drawingQueue;
  private final ConfirmedLayers confirmedLayers;
  private final Accounts accounts;
  private final AccountIdentities accountIdentities;
  private final PersonIdentities personIdentities;
  private final Supervisors supervisors;
  private final AuditTrail auditTrail;
  private final Transactions transactions;
  private final Cases cases;
  private final CaseFindings caseFindings;
  private final CaseAttachments caseAttachments;
  private final DutyLog dutyLog;
  private final BlindSamples blindSamples;
  private final Visits visits;
  private final Hazards hazards;
  private final PlaceActivities placeActivities;
  private final InspectionPacks inspectionPacks;
  private final MineOrders mineOrders;
  private final NightTrends nightTrends;
  private final ResidentGroups residentGroups;
  private final ResidentTasks residentTasks;
  private final TipOffs tipOffs;
  private final TipIdentities tipIdentities;
  private final EvidenceLog evidenceLog;
  private final EvidenceBundles evidenceBundles;
  private final JobRuns jobRuns;
  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final KnownNights knownNights;
  private final ReceivedFiles receivedFiles;
  private final FileUploads fileUploads;
  private final LiveSnapshots liveSnapshots;
  private final Retention retention;
  private final FeaturePages featurePages;

  private Store(HikariDataSource dataSource, Dialect dialect) {
    this.dataSource = dataSource;
    JdbcClient client = JdbcClient.create(dataSource);
    TransactionTemplate inTransaction =
        new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.evidenceLog = new EvidenceLog(client, new Transactions(inTransaction));
    JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    this.knownNights = new KnownNights(client, jdbc, new Transactions(inTransaction));
    this.nightImport = new NightImport(jdbc, inTransaction, dialect, evidenceLog, knownNights);
    this.nights = new Nights(client);
    this.findings = new Findings(client, dialect);
    this.layers = new Layers(client, dialect);
    this.replays = new Replays(client);
    this.drawingChecks = new DrawingChecks(client, inTransaction);
    this.drawingQueue = new DrawingQueue(client, drawingChecks);
    this.confirmedLayers = new ConfirmedLayers(client, inTransaction);
    this.transactions = new Transactions(inTransaction);
    this.accounts = new Accounts(client);
    this.accountIdentities = new AccountIdentities(client);
    this.personIdentities = new PersonIdentities(client);
    this.supervisors = new Supervisors(client, transactions);
    this.auditTrail = new AuditTrail(client, transactions);
    this.cases = new Cases(client, inTransaction);
    this.caseFindings = new CaseFindings(client);
    this.caseAttachments = new CaseAttachments(client);
    this.dutyLog = new DutyLog(client);
    this.blindSamples = new BlindSamples(client);
    this.visits = new Visits(client);
    this.hazards = new Hazards(client);
    this.placeActivities = new PlaceActivities(client, transactions);
    this.inspectionPacks = new InspectionPacks(client);
    this.mineOrders = new MineOrders(client);
    this.nightTrends = new NightTrends(client);
    this.residentGroups = new ResidentGroups(client);
    this.residentTasks = new ResidentTasks(client);
    this.tipOffs = new TipOffs(client);
    this.tipIdentities = new TipIdentities(client);
    this.evidenceBundles = new EvidenceBundles(client);
    this.jobRuns = new JobRuns(client, transactions);
    this.subscriptions = new Subscriptions(client);
    this.deliveries = new Deliveries(client, transactions);
    this.receivedFiles = new ReceivedFiles(client);
    this.fileUploads = new FileUploads(client);
    this.liveSnapshots = new LiveSnapshots(client, transactions, dialect);
    this.retention = new Retention(client);
    this.featurePages = new FeaturePages(client, dialect);
  }

  /**
   * Opens the database and brings it to the present schema.
   *
   * @throws StoreUnavailableException when it cannot be reached or migrated
   */
  public static Store open(StoreSettings settings) {
    try {
      return openOrThrow(settings);
    } catch (RuntimeException e) {
      throw new StoreUnavailableException(settings, e);
    }
  }

  private static Store openOrThrow(StoreSettings settings) {
    Dialect dialect = Dialect.ofUrl(settings.url());
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(dialect.storeUrl(settings.url()));
    config.setUsername(settings.user());
    config.setPassword(settings.secret());
    // Flyway holds one while it migrates by another.
    config.setMaximumPoolSize(Math.max(2, settings.connections()));
    config.setMinimumIdle(1);
    config.setPoolName("store");
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    dialect.nameOfSessions().ifPresent(config::setConnectionInitSql);
    HikariDataSource dataSource = new HikariDataSource(config);
    try {
      schema(dataSource, dialect).migrate();
      dialect.forceToDisk().ifPresent(sql -> JdbcClient.create(dataSource).sql(sql).update());
      Store store = new Store(dataSource, dialect);
      store.knownNights.recordEarlier(store.nights);
      return store;
    } catch (RuntimeException e) {
      dataSource.close();
      throw e;
    }
  }

  /** The versions of the tables that this program knows, over a database. */
  public static Flyway schema(DataSource dataSource, Dialect dialect) {
    return Flyway.configure()
        .dataSource(dataSource)
        .locations(dialect.migrationLocations())
        .cleanDisabled(true)
        .load();
  }

  public NightImport nightImport() {
    return nightImport;
  }

  public Nights nights() {
    return nights;
  }

  public Findings findings() {
    return findings;
  }

  public Layers layers() {
    return layers;
  }

  public Replays replays() {
    return replays;
  }

  public DrawingChecks drawingChecks() {
    return drawingChecks;
  }

  public DrawingQueue drawingQueue() {
    return drawingQueue;
  }

  public ConfirmedLayers confirmedLayers() {
    return confirmedLayers;
  }

  public Accounts accounts() {
    return accounts;
  }

  public AccountIdentities accountIdentities() {
    return accountIdentities;
  }

  public PersonIdentities personIdentities() {
    return personIdentities;
  }

  public Supervisors supervisors() {
    return supervisors;
  }

  public AuditTrail auditTrail() {
    return auditTrail;
  }

  public Transactions transactions() {
    return transactions;
  }

  public Cases cases() {
    return cases;
  }

  public CaseFindings caseFindings() {
    return caseFindings;
  }

  public CaseAttachments caseAttachments() {
    return caseAttachments;
  }

  public DutyLog dutyLog() {
    return dutyLog;
  }

  public BlindSamples blindSamples() {
    return blindSamples;
  }

  public Visits visits() {
    return visits;
  }

  public Hazards hazards() {
    return hazards;
  }

  public PlaceActivities placeActivities() {
    return placeActivities;
  }

  public NightTrends nightTrends() {
    return nightTrends;
  }

  public InspectionPacks inspectionPacks() {
    return inspectionPacks;
  }

  public MineOrders mineOrders() {
    return mineOrders;
  }

  public ResidentGroups residentGroups() {
    return residentGroups;
  }

  public ResidentTasks residentTasks() {
    return residentTasks;
  }

  public TipOffs tipOffs() {
    return tipOffs;
  }

  public TipIdentities tipIdentities() {
    return tipIdentities;
  }

  public EvidenceLog evidenceLog() {
    return evidenceLog;
  }

  public EvidenceBundles evidenceBundles() {
    return evidenceBundles;
  }

  public JobRuns jobRuns() {
    return jobRuns;
  }

  public Subscriptions subscriptions() {
    return subscriptions;
  }

  public Deliveries deliveries() {
    return deliveries;
  }

  public KnownNights knownNights() {
    return knownNights;
  }

  public ReceivedFiles receivedFiles() {
    return receivedFiles;
  }

  public FileUploads fileUploads() {
    return fileUploads;
  }

  public LiveSnapshots liveSnapshots() {
    return liveSnapshots;
  }

  public Retention retention() {
    return retention;
  }

  public FeaturePages featurePages() {
    return featurePages;
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
