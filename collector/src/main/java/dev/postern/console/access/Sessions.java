package dev.postern.console.access;

import dev.postern.time.Clock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The logins that hold, in memory: a restart ends them all. Thread-safe. */
final class Sessions {
    static final int MOST_OF_USER = 10;
    static final int MOST = 1000;
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> byId = new HashMap<>();
    private final SessionLimits limits;
    private final Clock clock;

    Sessions(SessionLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** A new login; where there are too many, the one that rested longest ends. */
    synchronized Session start(User user) {
        byId.values().removeIf(session -> over(session, clock.now()));
        makeRoom(session -> session.user().name().equals(user.name()), MOST_OF_USER);
        makeRoom(session -> true, MOST);
        Session session = new Session(secret(), secret(), user, clock.now(), clock.now());
        byId.put(session.id(), session);
        return session;
    }

    /** The login of a cookie, which counts as used now. */
    synchronized Optional<Session> use(String id) {
        Optional<Session> session = find(id);
        session.ifPresent(used -> byId.put(id, used.at(clock.now())));
        return session;
    }

    /** The login of a cookie, which goes on resting. */
    synchronized Optional<Session> find(String id) {
        Session session = byId.get(id);
        if (session != null && over(session, clock.now())) {
            byId.remove(id);
            return Optional.empty();
        }
        return Optional.ofNullable(session);
    }

    synchronized void end(String id) {
        byId.remove(id);
    }

    private void makeRoom(Predicate<Session> among, int most) {
        List<Session> counted = byId.values().stream().filter(among).sorted(Comparator.comparing(Session::seen)).toList();
        counted.subList(0, Math.max(0, counted.size() - most + 1)).forEach(session -> byId.remove(session.id()));
    }

    private boolean over(Session session, Instant now) {
        return Duration.between(session.seen(), now).compareTo(limits.idle()) >= 0
                || Duration.between(session.started(), now).compareTo(limits.longest()) >= 0;
    }

    private String secret() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
