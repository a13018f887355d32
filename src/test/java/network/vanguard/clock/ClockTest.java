package network.vanguard.clock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

class ClockTest {

    @Test
    void aTimeIsReadBackAsItWasWritten() {
        Clock clock = new SystemClock().clock();
        assertEquals(ZoneOffset.UTC, clock.getZone());
        for (int i = 0; i < 1_000; i++) {
            assertEquals(0, clock.instant().getNano() % 1_000);
        }
    }

    @Test
    void nobodyElseAsksTheMachineForTheTime() {
        JavaClasses ours = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("network.vanguard");
        for (Class<?> type : new Class<?>[]{Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class,
                ZonedDateTime.class}) {
            noClasses().should().callMethod(type, "now").check(ours);
        }
        noClasses().that().resideOutsideOfPackage("network.vanguard.clock").should().callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone").check(ours);
    }
}
