package dev.kontor.hub;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the house that the compiler does not know. */
@AnalyzeClasses(packages = "dev.kontor.hub", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    /** Who may catch whatever comes, and why. */
    private static final Map<String, String> KEEPS_A_LOOP_ALIVE =
            Map.ofEntries(
                    entry("dev.kontor.hub.lane.Worker", "a failed pass is repeated by policy"),
                    entry(
                            "dev.kontor.hub.ledger.Ledger",
                            "after the intent any failure is a doubt"),
                    entry("dev.kontor.hub.ledger.KeptHeads", "what was not kept is kept later"),
                    entry("dev.kontor.hub.ledger.Pulse", "the beat outlives the database"),
                    entry(
                            "dev.kontor.hub.database.EmbeddedPostgresWatch",
                            "watches until it is back"),
                    entry(
                            "dev.kontor.hub.organisation.OrganisationConfiguration$Refresher",
                            "an older picture is better than none"),
                    entry(
                            "dev.kontor.hub.organisation.OrganisationConfiguration$News",
                            "news goes on after a listener that failed"),
                    entry("dev.kontor.hub.flow.FlowRefresher", "older flows are better than none"),
                    entry(
                            "dev.kontor.hub.flow.SnapshotArchive",
                            "what is kept beside the passes must not stop them"),
                    entry(
                            "dev.kontor.hub.database.GroupCommit",
                            "tells it to who brought the item"),
                    entry("dev.kontor.hub.flow.Passes", "counts, and throws it on"),
                    entry(
                            "dev.kontor.hub.database.FolderLock",
                            "closes the file, and throws it on"),
                    entry("dev.kontor.hub.ingress.IngressController", "the vendor sends it again"));

    private static final Set<Class<?>> CLOCKS =
            Set.of(
                    Instant.class,
                    LocalDate.class,
                    LocalDateTime.class,
                    OffsetDateTime.class,
                    ZonedDateTime.class);

    @ArchTest
    static final ArchRule THE_CLOCK_IS_INJECTED =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("dev.kontor.hub.HubClock")
                    .should()
                    .callMethodWhere(
                            JavaCall.Predicates.target(
                                    com.tngtech.archunit.base.DescribedPredicate.describe(
                                            "the time of this machine",
                                            target -> isNow(target.getOwner(), target.getName()))))
                    .because(
                            "tests set the time: take an InstantSource and ask it; only a duration"
                                    + " within this process is System.nanoTime()");

    @ArchTest
    static final ArchRule CORES_ARE_PLAIN_JAVA =
            noClasses()
                    .that()
                    .resideInAnyPackage("..flow.core..", "..shared..", "..model..")
                    .or()
                    .haveFullyQualifiedName("dev.kontor.hub.ledger.EffectRules")
                    .or()
                    .haveFullyQualifiedName("dev.kontor.hub.ledger.EffectState")
                    .or()
                    .haveFullyQualifiedName("dev.kontor.hub.ledger.Markers")
                    .or()
                    .haveFullyQualifiedName("dev.kontor.hub.books.ContactMatching")
                    .or()
                    .haveFullyQualifiedName("dev.kontor.hub.books.SaleFingerprint")
                    .or()
                    .haveFullyQualifiedName("dev.kontor.hub.books.vat.VatApplied")
                    .or()
                    .haveFullyQualifiedName("dev.kontor.hub.books.vat.GoodsKinds")
                    .or()
                    .haveFullyQualifiedName("dev.kontor.hub.books.vat.SellerFacts")
                    .or()
                    .haveFullyQualifiedName("dev.kontor.hub.books.vat.Proposal")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("org.springframework..")
                                    .and(
                                            com.tngtech.archunit.base.DescribedPredicate.not(
                                                    resideInAPackage(
                                                            "org.springframework.modulith..")))
                                    .or(resideInAPackage("java.sql.."))
                                    .or(resideInAPackage("javax.sql.."))
                                    .or(resideInAPackage("tools.jackson.."))
                                    .or(resideInAPackage("com.fasterxml.jackson..")))
                    .because(
                            "what decides is a function of its arguments; loading, calling and"
                                    + " storing go into the class beside it");

    @ArchTest
    static final ArchRule NOBODY_IMPORTS_A_VENDOR =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.kontor.hub.connector.*..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("dev.kontor.hub.connector.*.."))
                    .because("vendors are found through Connector; add to it what is missing");

    @ArchTest
    static final ArchRule VENDORS_DO_NOT_KNOW_EACH_OTHER =
            com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices()
                    .matching("dev.kontor.hub.connector.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .allowEmptyShould(true)
                    .because("what two vendors share belongs into connector");

    @ArchTest
    static final ArchRule ENTRANCES_ARE_NOT_PUBLIC =
            noClasses()
                    .that()
                    .areAnnotatedWith(Controller.class)
                    .or()
                    .areAnnotatedWith(RestController.class)
                    .or()
                    .areAnnotatedWith(Configuration.class)
                    .or()
                    .haveSimpleNameEndingWith("Table")
                    .or()
                    .haveSimpleNameEndingWith("Properties")
                    .should()
                    .bePublic()
                    .because("public is what other modules use; nobody calls these but Spring");

    @ArchTest
    static final ArchRule LOGS_GO_THROUGH_SLF4J =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("dev.kontor.hub.HubApplication")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .orShould()
                    .dependOnClassesThat(resideInAPackage("java.util.logging.."))
                    .because(
                            "a log line carries organisation, connection, source and run; only the"
                                    + " start speaks to the terminal");

    @ArchTest
    static final ArchRule NO_FIELD_IS_INJECTED =
            noFields()
                    .should()
                    .beAnnotatedWith(Autowired.class)
                    .orShould()
                    .beAnnotatedWith(Value.class)
                    .because("constructors take what a class needs; settings are one record");

    @ArchTest
    static final ArchRule NO_SETTER_IS_INJECTED =
            noMethods()
                    .should()
                    .beAnnotatedWith(Autowired.class)
                    .because("constructors take what a class needs");

    @ArchTest
    static final ArchRule ONLY_LOOPS_CATCH_EVERYTHING =
            classes()
                    .should(catchNothingGenericUnless(KEEPS_A_LOOP_ALIVE))
                    .because(
                            "catch what you can handle by its name; a loop that must live on goes"
                                    + " into the list above with its reason");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        Set<String> open =
                classes.stream()
                        .filter(each -> !each.getPackageName().isEmpty())
                        .map(JavaClass::getPackage)
                        .filter(each -> !isNullMarked(each))
                        .map(JavaPackage::getName)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(open).as("packages without a package-info with @NullMarked").isEmpty();
    }

    /** A rule about a class that was renamed would hold for nothing. */
    @ArchTest
    static void theExceptionsNamedHereExist(JavaClasses classes) {
        assertThat(KEEPS_A_LOOP_ALIVE.keySet()).allMatch(classes::contain);
        assertThat(classes.contain("dev.kontor.hub.HubClock")).isTrue();
        assertThat(classes.stream().filter(alwaysTrue()).count()).isGreaterThan(150);
    }

    private static boolean isNow(JavaClass owner, String method) {
        if (owner.isEquivalentTo(System.class)) {
            return method.equals("currentTimeMillis");
        }
        if (owner.isAssignableTo(InstantSource.class) || owner.isEquivalentTo(Clock.class)) {
            return method.startsWith("system");
        }
        return method.equals("now") && CLOCKS.stream().anyMatch(owner::isEquivalentTo);
    }

    private static boolean isNullMarked(JavaPackage each) {
        return each.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    private static ArchCondition<JavaClass> catchNothingGenericUnless(Map<String, String> allowed) {
        return new ArchCondition<>("catch nothing generic unless named") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (allowed.containsKey(item.getFullName())) {
                    return;
                }
                for (JavaCodeUnit unit : item.getCodeUnits()) {
                    for (TryCatchBlock block : unit.getTryCatchBlocks()) {
                        block.getCaughtThrowables().stream()
                                .filter(ArchitectureTests::isGeneric)
                                .forEach(caught ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        unit,
                                                        "%s catches %s at line %s"
                                                                .formatted(
                                                                        unit.getFullName(),
                                                                        caught.getName(),
                                                                        block.getSourceCodeLocation()
                                                                                .getLineNumber()))));
                    }
                }
            }
        };
    }

    private static boolean isGeneric(JavaClass caught) {
        return caught.isEquivalentTo(Exception.class)
                || caught.isEquivalentTo(RuntimeException.class)
                || caught.isEquivalentTo(Error.class);
    }
}
