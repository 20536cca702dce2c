package dev.visage.standalone.fault.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Duration DURATION = Duration.ofSeconds(150);
    private static final Map<String, Integer> PROCESSES =
            Map.of("ingest-api", 2, "image-worker", 3, "profile-store", 2);

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(Plan.draw(7, DURATION, PROCESSES)).isEqualTo(Plan.draw(7, DURATION, PROCESSES));
        assertThat(Plan.draw(7, DURATION, PROCESSES)).isNotEqualTo(Plan.draw(8, DURATION, PROCESSES));
    }

    @Test
    void hasEveryKindHoweverShortItIs() {
        Plan plan = Plan.draw(7, Duration.ofSeconds(10), PROCESSES);

        assertThat(plan.faults()).extracting(PlannedFault::kind).contains(Kind.values());
        assertThat(plan.faults()).filteredOn(fault -> fault.kind() == Kind.KILL).hasSize(6);
    }

    @Test
    void fillsALongerTimeWithMore() {
        Plan plan = Plan.draw(7, Duration.ofMinutes(10), PROCESSES);

        assertThat(plan.faults()).hasSizeGreaterThan(80);
        assertThat(plan.faults())
                .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()))
                .allSatisfy(fault -> assertThat(fault.at()).isLessThan(Duration.ofMinutes(10)));
    }
}
