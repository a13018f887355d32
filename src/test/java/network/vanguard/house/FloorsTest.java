package network.vanguard.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.inject.Inject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.qute.RawString;

import network.vanguard.replica.Reads;
import network.vanguard.text.SafeHtml;

/** What keeps the code as docs/house.md says it is laid out. Reads the compiled classes of the program, not of the tests. */
class FloorsTest {

    private static final String ROOT = "network.vanguard";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final Floors FLOORS = Floors.read();
    private static final Set<String> BANNED = Set.of("Impl", "Manager", "Helper", "Helpers", "Util", "Utils", "Utility",
            "Common",
            "Base", "DTO", "Dto");
    /** Who may read HTML back that was made when the text was written: what an entity keeps becomes what a page shows. */
    private static final Set<String> READS_STORED_HTML = Set.of("CaseStudyBody", "NoteFinder", "DiscussionFinder",
            "Comments", "Collections");

    @Test
    void everyPackageStandsOnAFloor() {
        Set<String> packages = new TreeSet<>();
        HOUSE.forEach(type -> packages.add(room(type)));
        packages.remove("");
        packages.removeAll(FLOORS.floorOf().keySet());
        assertEquals(Set.of(), packages, "Packages that the table of floors in docs/house.md does not have");
    }

    @Test
    void importsRunDownwards() {
        classes().should(
                new ArchCondition<JavaClass>("import only from lower floors, or from a neighbour named in docs/house.md") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getDirectDependenciesFromSelf().forEach(dependency -> {
                            String from = room(type);
                            String to = room(dependency.getTargetClass());
                            if (dependency.getTargetClass().getPackageName().startsWith(ROOT) && !from.equals(to)
                                    && (!FLOORS.floorOf().containsKey(from) || !FLOORS.floorOf().containsKey(to)
                                            || !FLOORS.allows(from, to))) {
                                events.add(SimpleConditionEvent.violated(type,
                                        from + " -> " + to + ": " + dependency.getDescription()));
                            }
                        });
                    }
                }).check(HOUSE);
    }

    @Test
    void everyNamedPairOfNeighboursIsReallyOne() {
        Set<String> pairs = new TreeSet<>();
        HOUSE.forEach(type -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
            String from = room(type);
            String to = room(dependency.getTargetClass());
            if (!from.equals(to) && FLOORS.floorOf().containsKey(from) && FLOORS.floorOf().containsKey(to)
                    && FLOORS.floorOf().get(from).equals(FLOORS.floorOf().get(to))) {
                pairs.add(from + " -> " + to);
            }
        }));
        assertEquals(new TreeSet<>(FLOORS.neighbours().keySet()), pairs);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void endpointsAreCalledPagesOrApi() {
        classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Pages").orShould()
                .haveSimpleNameEndingWith("Api").check(HOUSE);
    }

    @Test
    void findersOnlyRead() {
        classes().that().haveSimpleNameEndingWith("Finder").should().beAnnotatedWith(Reads.class)
                .because("a replica may answer them: in the tests it refuses to write").check(HOUSE);
    }

    @Test
    void endpointsTouchNeitherRepositoriesNorEntities() {
        noClasses().that(endpoints()).should().dependOnClassesThat(repositoriesOrEntities())
                .because("they bind, make one call and answer; the floor below knows the tables").check(HOUSE);
    }

    @Test
    void noEndpointTakesOrReturnsAnEntity() {
        classes().that(endpoints()).should(new ArchCondition<JavaClass>("take and return records only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethod method : type.getMethods()) {
                    Set<JavaClass> involved = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
                    involved.addAll(method.getReturnType().getAllInvolvedRawTypes());
                    method.getParameterTypes().forEach(parameter -> involved.addAll(parameter.getAllInvolvedRawTypes()));
                    involved.stream().filter(repositoriesOrEntities()).forEach(entity -> events.add(SimpleConditionEvent
                            .violated(method, method.getFullName() + " takes or returns " + entity.getSimpleName())));
                }
            }
        }).check(HOUSE);
    }

    @Test
    void rowsAndRepositoriesStayInTheirPackage() {
        noClasses().that(repositoriesOrEntities()).should().bePublic()
                .because("other packages speak to a feature through its service and its finder").check(HOUSE);
    }

    @Test
    void noServiceOrFinderKnowsAnEndpointsTypes() {
        noClasses().that().haveSimpleNameEndingWith("Service").or().haveSimpleNameEndingWith("Finder").or()
                .haveSimpleNameEndingWith("Policy").should()
                .dependOnClassesThat(endpoints().or(simpleNameEndingWith("Form")).or(inPackage("jakarta.ws.rs"))
                        .or(inPackage("io.quarkus.qute")).or(inPackage("io.vertx")))
                .check(HOUSE);
    }

    @Test
    void policiesDoNoInputOrOutput() {
        noClasses().that().haveSimpleNameEndingWith("Policy").should()
                .dependOnClassesThat(
                        repositoriesOrEntities().or(inPackage("jakarta.persistence")).or(inPackage("org.hibernate"))
                                .or(inPackage("java.sql")).or(inPackage("jakarta.enterprise")).or(inPackage("java.net")))
                .because("they are told all that they decide on").check(HOUSE);
    }

    @Test
    void onlyPackageTextMakesRawHtml() {
        noClasses().that(not(inPackage(ROOT + ".text"))).should().callConstructor(SafeHtml.class, String.class).orShould()
                .dependOnClassesThat(HasName.Predicates.name(RawString.class.getName()).forSubtype()).check(HOUSE);
    }

    @Test
    void onlyNamedRecordsReadStoredHtml() {
        Set<String> callers = new TreeSet<>();
        HOUSE.get(SafeHtml.class).getMethod("stored", String.class).getAccessesToSelf().forEach(access -> callers
                .add(access.getOriginOwner().getSimpleName()));
        assertEquals(new TreeSet<>(READS_STORED_HTML), callers,
                "Callers of SafeHtml.stored, which trusts what it is given. Is it a column that Markdown.render filled?");
    }

    @Test
    void noNameSaysNothing() {
        classes().should(new ArchCondition<JavaClass>("have a name that says what it is") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                List<String> words = Arrays
                        .asList(type.getSimpleName().split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"));
                words.stream().filter(BANNED::contains).forEach(word -> events
                        .add(SimpleConditionEvent.violated(type, type.getName() + " is called “" + word + "”")));
            }
        }).check(HOUSE);
    }

    @Test
    void onlyTheClockKnowsTheTime() {
        noClasses().that(not(inPackage(ROOT + ".clock")).and(not(inPackage(ROOT + ".local")))).should()
                .callCodeUnitWhere(DescribedPredicate.describe("asks the machine for the time", FloorsTest::asksForTheTime))
                .because("time comes from the injected Clock, so that a test can set it").check(HOUSE);
    }

    @Test
    void nothingIsPrintedPastTheLog() {
        noClasses().that(not(inPackage(ROOT + ".local"))).should().accessField(System.class, "out").orShould()
                .accessField(System.class, "err").orShould()
                .callCodeUnitWhere(DescribedPredicate.describe("prints a stack trace",
                        (JavaAccess<?> call) -> call.getTarget().getName().equals("printStackTrace")))
                .because("the log has the request's id, and says once what went wrong").check(HOUSE);
    }

    private static boolean asksForTheTime(JavaAccess<?> call) {
        AccessTarget target = call.getTarget();
        String owner = target.getOwner().getName();
        int given = target instanceof AccessTarget.CodeUnitCallTarget unit ? unit.getRawParameterTypes().size() : 0;
        boolean clock = target instanceof AccessTarget.CodeUnitCallTarget unit
                && unit.getRawParameterTypes().stream().anyMatch(type -> type.getName().equals("java.time.Clock"));
        return owner.startsWith("java.time.") && target.getName().equals("now") && !clock
                || owner.equals("java.time.Clock")
                        && (target.getName().startsWith("system") || target.getName().startsWith("tick"))
                || owner.equals("java.util.Date") && target.getName().equals("<init>") && given == 0
                || owner.equals("java.util.Calendar") && target.getName().equals("getInstance")
                || owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis");
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Inject.class).orShould().beAnnotatedWith(ConfigProperty.class)
                .because("what a class needs stands in its constructor").check(HOUSE);
    }

    @Test
    void beansKeepWhatTheyAreGiven() {
        fields().that().areDeclaredInClassesThat(beans()).and().areNotStatic().should().beFinal()
                .because("a bean serves many people at once").check(HOUSE);
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.")[0] : "";
    }

    private static DescribedPredicate<JavaClass> endpoints() {
        return DescribedPredicate.describe("pages and API", type -> type.isAnnotatedWith(Path.class)
                || type.getEnclosingClass().map(outer -> outer.isAnnotatedWith(Path.class)).orElse(false));
    }

    private static DescribedPredicate<JavaClass> beans() {
        return DescribedPredicate.describe("beans", type -> type.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().getName()
                        .matches("jakarta\\.(inject\\.Singleton|enterprise\\.context\\..*Scoped)")));
    }

    private static DescribedPredicate<JavaClass> repositoriesOrEntities() {
        return DescribedPredicate.describe("repositories or entities",
                type -> !type.getPackageName().startsWith("io.quarkus") && type.isAssignableTo(PanacheRepositoryBase.class)
                        || type.isAnnotatedWith(Entity.class) || type.isAnnotatedWith(Embeddable.class));
    }

    private static DescribedPredicate<JavaClass> simpleNameEndingWith(String end) {
        return DescribedPredicate.describe("*" + end,
                type -> type.getSimpleName().endsWith(end) && type.getPackageName().startsWith(ROOT));
    }

    private static DescribedPredicate<JavaClass> inPackage(String name) {
        return DescribedPredicate.describe(name,
                type -> type.getPackageName().equals(name) || type.getPackageName().startsWith(name + "."));
    }

    private static <T> DescribedPredicate<T> not(DescribedPredicate<T> other) {
        return DescribedPredicate.not(other);
    }
}
