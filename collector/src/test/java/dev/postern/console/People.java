package dev.postern.console;

import dev.postern.console.access.Access;
import dev.postern.console.access.AccessEvent;
import dev.postern.console.access.Password;
import dev.postern.console.access.Role;
import dev.postern.console.access.SessionLimits;
import dev.postern.console.access.User;
import dev.postern.console.access.Users;
import dev.postern.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Users of a test, who all have one password, and what happened at the door. */
final class People implements Users {
    static final String PASSWORD = "correct horse battery";
    /** Made once, because a hash takes its time. */
    private static final String HASH = User.of("anybody", Set.of(Role.VIEWER), Password.chosen(PASSWORD)).passwordHash();

    final List<AccessEvent> events = new CopyOnWriteArrayList<>();
    private final Map<String, User> byName = new ConcurrentHashMap<>();

    void put(String name, Role... roles) {
        byName.put(name, new User(name, Set.of(roles), HASH));
    }

    void remove(String name) {
        byName.remove(name);
    }

    Access access(Clock clock) {
        return new Access(this, SessionLimits.DEFAULT, clock, events::add);
    }

    @Override
    public List<User> all() {
        return List.copyOf(byName.values());
    }
}
