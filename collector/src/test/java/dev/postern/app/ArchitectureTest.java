package dev.postern.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The directions and fences of the design: which package may know which. */
@AnalyzeClasses(packages = "dev.postern", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Packages of the collector, lowest first: each imports only from those before it, and from the modules of content. */
    private static final List<List<String>> ROWS = List.of(
            List.of("event"), List.of("config"), List.of("net", "io", "time"), List.of("outbox"), List.of("source", "sink"), List.of("normalise"),
            List.of("source.*", "sink.*"), List.of("baseline", "posture"), List.of("harvest"), List.of("evaluate"), List.of("replay"),
            List.of("schedule"), List.of("demo", "demo.*"), List.of("pack"), List.of("drill"), List.of("console.access"), List.of("console"), List.of("app"));

    @ArchTest
    static void aPackageImportsOnlyFromRowsAboveItsOwn(JavaClasses classes) {
        for (int row = 0; row < ROWS.size(); row++) {
            String[] own = patterns(ROWS.get(row));
            List<String> later = new ArrayList<>();
            for (int i = row + 1; i < ROWS.size(); i++) {
                later.addAll(ROWS.get(i));
            }
            if (!later.isEmpty()) {
                noClasses().that().resideInAnyPackage(own).should().dependOnClassesThat().resideInAnyPackage(patterns(later))
                        .allowEmptyShould(true).check(classes);
            }
        }
    }

    @ArchTest
    static final ArchRule THE_RULES_KNOW_NOTHING_OF_OURS = noClasses().that().resideInAnyPackage("dev.postern.schema..", "dev.postern.rules..")
            .should().dependOnClassesThat(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.postern..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage("dev.postern.schema..", "dev.postern.rules.."))));

    @ArchTest
    static final ArchRule PLAYBOOKS_KNOW_ONLY_THE_RULES = noClasses().that().resideInAPackage("dev.postern.playbook..")
            .should().dependOnClassesThat(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.postern..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(com.tngtech.archunit.core.domain.JavaClass.Predicates
                            .resideInAnyPackage("dev.postern.playbook..", "dev.postern.schema..", "dev.postern.rules.."))));

    @ArchTest
    static final ArchRule DASHBOARDS_KNOW_ONLY_THE_RULES = noClasses().that().resideInAPackage("dev.postern.dashboard..")
            .should().dependOnClassesThat(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.postern..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(com.tngtech.archunit.core.domain.JavaClass.Predicates
                            .resideInAnyPackage("dev.postern.dashboard..", "dev.postern.schema..", "dev.postern.rules.model..", "dev.postern.rules.parse.."))));

    @ArchTest
    static final ArchRule NO_SOURCE_KNOWS_ANOTHER = slices().matching("dev.postern.source.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule NO_SINK_KNOWS_ANOTHER = slices().matching("dev.postern.sink.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.postern.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule QUARTZ_IS_A_CLOCK_IN_ONE_PLACE = noClasses().that().resideOutsideOfPackage("dev.postern.schedule")
            .should().dependOnClassesThat().resideInAPackage("org.quartz..");

    @ArchTest
    static final ArchRule SQL_STAYS_IN_ITS_PACKAGES = noClasses().that()
            .resideOutsideOfPackages("dev.postern.outbox", "dev.postern.sink.local", "dev.postern.rules.run")
            .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "org.duckdb..", "org.sqlite..");

    @ArchTest
    static final ArchRule PAGES_ARE_SERVED_IN_ONE_PLACE = noClasses().that().resideOutsideOfPackage("dev.postern.console")
            .should().dependOnClassesThat().resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "gg.jte..");

    @ArchTest
    static final ArchRule MARKDOWN_BECOMES_HTML_IN_ONE_PLACE = noClasses().that().resideOutsideOfPackage("dev.postern.playbook.render")
            .should().dependOnClassesThat().resideInAPackage("org.commonmark..");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses().that().resideOutsideOfPackage("dev.postern.time")
            .should().callMethod(java.time.Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(Thread.class, "sleep", long.class).orShould().callMethod(java.time.LocalDateTime.class, "now");

    @ArchTest
    static final ArchRule HTTP_CLIENTS_LIVE_IN_NET = noClasses().that().resideOutsideOfPackage("dev.postern.net")
            .should().dependOnClassesThat().resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule ONLY_MAIN_ENDS_THE_PROGRAM = noClasses().that().doNotHaveFullyQualifiedName("dev.postern.app.Main")
            .should().callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)$");

    @Test
    void everyPackageHasItsRow() {
        JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.postern");
        List<String> known = ROWS.stream().flatMap(List::stream).toList();
        assertThat(classes.stream().map(type -> type.getPackageName()).distinct()
                .filter(name -> !name.startsWith("dev.postern.schema") && !name.startsWith("dev.postern.rules") && !name.startsWith("dev.postern.playbook")
                        && !name.startsWith("dev.postern.dashboard"))
                .map(name -> name.substring("dev.postern.".length()))
                .map(name -> name.replaceFirst("^(source|sink|demo)\\..+", "$1.*")))
                .isSubsetOf(known);
    }

    @Test
    void noFileGrowsOverFourHundredLines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (String module : List.of("collector", "correlation-rules", "dashboards", "playbooks")) {
            try (Stream<Path> files = Files.walk(Path.of(System.getProperty("postern.root"), module, "src"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    try (Stream<String> lines = Files.lines(file)) {
                        if (lines.count() > 400) {
                            tooLong.add(file.getFileName().toString());
                        }
                    }
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static String[] patterns(List<String> names) {
        return names.stream().map(name -> name.endsWith(".*") ? "dev.postern." + name.replace(".*", ".*..") : "dev.postern." + name).toArray(String[]::new);
    }
}
