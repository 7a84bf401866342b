package urbanbrain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The invariants of README's Architecture that imports can tell. */
class LayersTest {

  private static final String[] PURE = {
    "urbanbrain.asset..",
    "urbanbrain.event..",
    "urbanbrain.feed..",
    "urbanbrain.verdict..",
    "urbanbrain.rule..",
    "urbanbrain.cel..",
    "urbanbrain.text..",
    "urbanbrain.window..",
    "urbanbrain.value..",
    "urbanbrain.geo..",
    "urbanbrain.mapping..",
    "urbanbrain.time.."
  };

  private static JavaClasses main;

  @BeforeAll
  static void readClasses() {
    main =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("urbanbrain");
  }

  @Test
  void whatIsPureKnowsNoFlink() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.flink..", "urbanbrain.flow..")
        .check(main);
  }

  @Test
  void noStageKnowsAnother() {
    // Every stage may say that a bound was reached, count, and hears of editions of the rules.
    slices()
        .matching("urbanbrain.flow.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            JavaClass.Predicates.resideInAnyPackage(
                "urbanbrain.flow.strain", "urbanbrain.flow.meter", "urbanbrain.flow.edition"))
        .check(main);
  }

  @Test
  void noOperatorReadsTheWallClock() {
    noClasses()
        .that()
        .resideInAnyPackage("urbanbrain..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(main);
  }
}
