package org.minewatch.web.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** No test of the store, and none that opens one by itself, knows one database alone. */
@AnalyzeClasses(packages = "org.minewatch.web", importOptions = ImportOption.OnlyIncludeTests.class)
class BothDatabasesTest {

  /** What happens to an embedded store's file when its process is killed, and a message. */
  private static final Set<String> ABOUT_THE_EMBEDDED_ONE =
      Set.of("EmbeddedCrashTest", "IngestKillTest", "JobKillTest", "MinewatchCommandTest");

  private static final DescribedPredicate<JavaClass> OPENS_A_STORE =
      DescribedPredicate.describe(
          "open a store",
          c ->
              c.getSimpleName().endsWith("Test")
                  && !ABOUT_THE_EMBEDDED_ONE.contains(c.getSimpleName())
                  && c.getMethodCallsFromSelf().stream()
                      .anyMatch(
                          call ->
                              call.getTargetOwner().isEquivalentTo(Store.class)
                                  && call.getName().equals("open")));

  @ArchTest
  static final ArchRule whoOpensAStoreKnowsBothDatabases =
      classes()
          .that(OPENS_A_STORE)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(TestDatabase.class, PostgisServer.class);
}
