package org.minewatch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The borders that the design draws through gis-core. */
@AnalyzeClasses(packages = "org.minewatch", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

  @ArchTest
  static final ArchRule KNOWS_NO_WEB_AND_NO_DATABASE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "jakarta.servlet..",
              "java.sql..",
              "javax.sql..",
              "org.h2..",
              "org.postgresql..",
              "java.net.http..");

  @ArchTest
  static final ArchRule ONLY_GEO_TOUCHES_GEOTOOLS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.minewatch.geo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.geotools..", "org.opengis..");

  @ArchTest
  static final ArchRule HAS_NO_CYCLES =
      slices().matching("org.minewatch.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule RULES_DO_NOT_READ_FILES =
      noClasses()
          .that()
          .resideInAnyPackage("org.minewatch.detect..", "org.minewatch.boundary..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..");

  /** A clock that is handed in may be asked; the machine's may not. */
  @ArchTest
  static final ArchRule HAS_NO_CLOCK =
      noClasses()
          .should(
              new ArchCondition<>("ask the machine what time it is") {
                @Override
                public void check(JavaClass c, ConditionEvents events) {
                  for (JavaMethodCall call : c.getMethodCallsFromSelf()) {
                    String owner = call.getTargetOwner().getName();
                    boolean now =
                        owner.startsWith("java.time.")
                            && call.getName().equals("now")
                            && call.getTarget().getRawParameterTypes().isEmpty();
                    boolean system =
                        owner.equals("java.lang.System")
                                && call.getName().equals("currentTimeMillis")
                            || owner.equals("java.time.Clock")
                                && call.getName().startsWith("system");
                    events.add(new SimpleConditionEvent(c, now || system, call.getDescription()));
                  }
                }
              });
}
