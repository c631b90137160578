package dev.postern.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-02T10:00:00Z"));
    private final Sessions sessions = new Sessions(SessionLimits.DEFAULT, clock);

    @Test
    void idsAndTokensAre256BitsEachAndNeverTheSame() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            Session session = sessions.start(user("u" + i));
            for (String secret : new String[] {session.id(), session.token()}) {
                assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32);
                assertThat(seen.add(secret)).isTrue();
            }
            assertThat(session.toString()).doesNotContain(session.id()).doesNotContain(session.token());
        }
    }

    @Test
    void aSessionLastsWhileItIsUsedAndNotLongerThanItsLength() {
        String id = sessions.start(user("ann")).id();
        for (int minutes = 0; minutes < 12 * 60 - 29; minutes += 29) {
            assertThat(sessions.use(id)).as("after %d minutes", minutes).isPresent();
            clock.sleep(Duration.ofMinutes(29));
        }
        clock.sleep(Duration.ofMinutes(29));
        assertThat(sessions.use(id)).as("after twelve hours").isEmpty();
    }

    @Test
    void aSessionThatRestsIsOver() {
        String id = sessions.start(user("ann")).id();
        clock.sleep(Duration.ofMinutes(30).minusMillis(1));
        assertThat(sessions.use(id)).isPresent();
        clock.sleep(Duration.ofMinutes(30));
        assertThat(sessions.use(id)).isEmpty();
        assertThat(sessions.use("never given")).isEmpty();
        assertThat(sessions.use("")).isEmpty();
    }

    @Test
    void aSessionThatWasEndedIsOver() {
        String first = sessions.start(user("ann")).id();
        String second = sessions.start(user("ann")).id();
        sessions.end(first);
        assertThat(sessions.use(first)).isEmpty();
        assertThat(sessions.use(second)).isPresent();
    }

    @Test
    void theOneThatRestedLongestMakesRoom() {
        String others = sessions.start(user("bob")).id();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < Sessions.MOST_OF_USER; i++) {
            clock.sleep(Duration.ofSeconds(1));
            ids.add(sessions.start(user("ann")).id());
        }
        clock.sleep(Duration.ofSeconds(1));
        assertThat(sessions.use(ids.get(0))).isPresent();
        sessions.start(user("ann"));
        assertThat(sessions.use(ids.get(1))).as("rested longest").isEmpty();
        assertThat(sessions.use(ids.get(0))).as("was used").isPresent();
        assertThat(sessions.use(others)).as("of another user").isPresent();
        for (int i = 0; i < Sessions.MOST; i++) {
            clock.sleep(Duration.ofMillis(1));
            sessions.start(user("user" + i));
        }
        assertThat(sessions.use(others)).as("a thousand later").isEmpty();
    }

    private static User user(String name) {
        return new User(name, Set.of(Role.VIEWER), "");
    }
}
