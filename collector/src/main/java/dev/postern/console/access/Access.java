package dev.postern.console.access;

import dev.postern.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door of the console: who is who, by name and password first and by session afterwards. Thread-safe. */
public final class Access {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    /** Each hash takes 19 MiB and a core. */
    private static final int HASHES_AT_ONCE = 2;
    private static final Duration MOMENT = Duration.ofSeconds(1);
    /** What an unknown name is compared with, so that it takes as long as a wrong password. */
    private static final PasswordHash NOBODYS = PasswordHash.of(Password.typed("nobody has this password"));

    private final Users users;
    private final Clock clock;
    private final AccessLog log;
    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final Semaphore hashes = new Semaphore(HASHES_AT_ONCE);

    public Access(Users users, SessionLimits limits, Clock clock, AccessLog log) {
        this.users = users;
        this.clock = clock;
        this.log = log;
        this.sessions = new Sessions(limits, clock);
        this.throttle = new LoginThrottle(clock);
    }

    /** Whether anybody could log in. */
    public boolean hasUsers() {
        return !users.isEmpty();
    }

    /** Names of those who have one of the roles, in the order of the alphabet. */
    public List<String> people(Set<Role> any) {
        return users.all().stream().filter(user -> any.stream().anyMatch(user.roles()::contains)).map(User::name).sorted().toList();
    }

    /** Whose session it is; nobody's where it is over, or the user was changed or removed since the login. Counts as use. */
    public Visitor visitor(String session) {
        return visitor(sessions.use(session));
    }

    /** The same for a request that a script makes by itself, which keeps no session alive. */
    public Visitor unattended(String session) {
        return visitor(sessions.find(session));
    }

    private Visitor visitor(Optional<Session> found) {
        if (found.isPresent() && !users.find(found.get().user().name()).equals(found.map(Session::user))) {
            sessions.end(found.get().id());
            return Visitor.NOBODY;
        }
        return found.map(Session::visitor).orElse(Visitor.NOBODY);
    }

    /** @param address network address of the browser */
    public Login login(String typedName, String typedPassword, String address) {
        String name = User.typed(typedName);
        if (!hashes.tryAcquire()) {
            return new Login.Later(MOMENT);
        }
        try {
            LoginThrottle.Answer answer = throttle.ask(name, address);
            if (answer.goOn()) {
                return checked(name, Password.typed(typedPassword), address);
            }
            if (answer.first()) {
                tell(AccessEvent.Kind.THROTTLED, name, address);
            }
            return new Login.Later(answer.delay());
        } finally {
            hashes.release();
        }
    }

    private Login checked(String name, Password password, String address) {
        Optional<User> user = users.find(name);
        Optional<PasswordHash> hash = user.flatMap(known -> PasswordHash.parse(known.passwordHash()));
        boolean right = !password.tooLong() && hash.orElse(NOBODYS).matches(password) && hash.isPresent();
        if (!right) {
            tell(AccessEvent.Kind.FAILED_LOGIN, name, address);
            return new Login.Refused();
        }
        throttle.right(name, address);
        User kept = hash.get().weak() ? users.keep(user.get(), PasswordHash.of(password).text()) : user.get();
        tell(AccessEvent.Kind.LOGIN, name, address);
        return new Login.Admitted(sessions.start(kept).id());
    }

    /** Ends a session; one that is over already stays so. */
    public void logout(String session, String address) {
        Visitor visitor = unattended(session);
        sessions.end(session);
        if (visitor.loggedIn()) {
            tell(AccessEvent.Kind.LOGOUT, visitor.name(), address);
        }
    }

    private void tell(AccessEvent.Kind kind, String name, String address) {
        LOG.info("console: {}: {} from {}", kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                name.isEmpty() ? "(no name)" : name, address);
        try {
            log.record(new AccessEvent(kind, clock.now(), name, address));
        } catch (RuntimeException e) {
            LOG.error("console: a login or logout cannot be recorded", e);
        }
    }
}
