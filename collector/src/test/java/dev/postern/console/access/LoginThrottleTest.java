package dev.postern.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-02T10:00:00Z"));
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void theWaitOfANameGrowsToAMinuteAndNeverFurther() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            LoginThrottle.Answer answer = throttle.ask("ann", "192.0.2." + i);
            if (!answer.goOn()) {
                waits.add(answer.delay().toSeconds());
                clock.sleep(answer.delay());
                assertThat(throttle.ask("ann", "192.0.2." + i).goOn()).as("after the wait").isTrue();
            }
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void triesDuringAWaitDoNotMakeItLonger() {
        exhaust("ann", "192.0.2.1");
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.ask("ann", "192.0.2.1").goOn()).isFalse();
        }
        clock.sleep(Duration.ofSeconds(1));
        assertThat(throttle.ask("ann", "192.0.2.1").goOn()).isTrue();
    }

    @Test
    void onlyTheFirstOfAWaitIsToBeTold() {
        exhaust("ann", "192.0.2.1");
        assertThat(throttle.ask("ann", "192.0.2.1").first()).isTrue();
        assertThat(throttle.ask("ann", "192.0.2.1").first()).isFalse();
        clock.sleep(Duration.ofSeconds(1));
        throttle.ask("ann", "192.0.2.1");
        assertThat(throttle.ask("ann", "192.0.2.1").first()).isTrue();
    }

    @Test
    void anAddressThatTriesManyNamesHasToWaitAndOthersDoNot() {
        for (int i = 0; i < LoginThrottle.FREE_TRIES_OF_ADDRESS; i++) {
            assertThat(throttle.ask("user" + i, "192.0.2.1").goOn()).isTrue();
        }
        assertThat(throttle.ask("ann", "192.0.2.1").goOn()).isFalse();
        assertThat(throttle.ask("ann", "192.0.2.2").goOn()).isTrue();
    }

    @Test
    void aRightTryFreesTheNameButNotTheAddress() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.ask("ann", "192.0.2.1").goOn()).as("right try %d", i).isTrue();
            throttle.right("ann", "192.0.2.1");
        }
        for (int i = 0; i < LoginThrottle.FREE_TRIES_OF_ADDRESS - 1; i++) {
            throttle.ask("user" + i, "192.0.2.1");
        }
        throttle.ask("ann", "192.0.2.1");
        throttle.right("ann", "192.0.2.1");
        throttle.ask("user", "192.0.2.1");
        assertThat(throttle.ask("another", "192.0.2.1").goOn()).as("the guesses at others still count").isFalse();
    }

    @Test
    void aQuarterOfAnHourForgets() {
        exhaust("ann", "192.0.2.1");
        clock.sleep(TryCounter.MEMORY);
        exhaust("ann", "192.0.2.1");
    }

    @Test
    void aNetworkOfIpv6CountsAsOneAddress() {
        for (int i = 0; i < LoginThrottle.FREE_TRIES_OF_ADDRESS; i++) {
            throttle.ask("user" + i, "2001:db8:0:1::" + i);
        }
        assertThat(throttle.ask("ann", "[2001:db8:0:1:ffff:0:0:1%eth0]").goOn()).isFalse();
        assertThat(throttle.ask("ann", "2001:db8:0:2::1").goOn()).isTrue();
        assertThat(LoginThrottle.network("::1")).isNotEqualTo(LoginThrottle.network("2001:db8::1"));
        assertThat(LoginThrottle.network("::zz")).isEqualTo("::zz");
    }

    @Test
    void memoryIsBounded() {
        TryCounter counter = new TryCounter(1, clock);
        counter.count("first");
        for (int i = 0; i < TryCounter.MOST_KEYS + 5; i++) {
            counter.count("user" + i);
        }
        assertThat(counter.keys()).isEqualTo(TryCounter.MOST_KEYS);
        assertThat(counter.waits("first")).isZero();
        assertThat(counter.waits("user" + TryCounter.MOST_KEYS)).isPositive();
    }

    /** All free tries of a name. */
    private void exhaust(String name, String address) {
        for (int i = 0; i < LoginThrottle.FREE_TRIES_OF_NAME; i++) {
            assertThat(throttle.ask(name, address).goOn()).isTrue();
        }
    }
}
