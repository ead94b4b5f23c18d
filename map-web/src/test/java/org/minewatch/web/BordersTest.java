package org.minewatch.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The borders inside map-web. */
@AnalyzeClasses(
    packages = "org.minewatch.web",
    importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices().matching("org.minewatch.web.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theStoreIsReachedByJdbcAlone =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.persistence..", "org.hibernate..", "org.springframework.data..");

  @ArchTest
  static final ArchRule onlyTheStoreKnowsTheDatabase =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.minewatch.web.store..")
          .and()
          // A GeoPackage is a file that happens to be a database.
          .haveNameNotMatching(".*\\.export\\.format\\.GeoPackageTables.*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "org.springframework.jdbc..",
              "org.springframework.transaction..",
              "org.flywaydb..",
              "com.zaxxer..",
              "org.h2..",
              "org.postgresql..",
              "net.postgis..");

  @ArchTest
  static final ArchRule theStoreKnowsNoWeb =
      noClasses()
          .that()
          .resideInAPackage("org.minewatch.web.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.servlet..",
              "org.springframework.web..",
              "org.springframework.http..",
              "org.minewatch.web.map..",
              "org.minewatch.web.cli..",
              "picocli..");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.minewatch.web.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule onlyGisCoreKnowsGeoTools =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.geotools..");

  @ArchTest
  static final ArchRule theCommandLineStartsSpringThroughTheServerAlone =
      noClasses()
          .that()
          .resideInAPackage("org.minewatch.web.cli..")
          .and()
          .doNotHaveSimpleName("MapSession")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule controllersAreNobodysBusiness =
      classes()
          .that()
          .haveSimpleNameEndingWith("Controller")
          .should()
          .bePackagePrivate()
          .andShould()
          .resideOutsideOfPackages("org.minewatch.web.store..", "org.minewatch.web.cli..");
}
