package dev.postern.app;

import dev.postern.console.access.Access;
import dev.postern.console.access.AccessLog;
import dev.postern.console.access.Password;
import dev.postern.console.access.Role;
import dev.postern.console.access.SessionLimits;
import dev.postern.console.access.User;
import dev.postern.console.access.Users;
import dev.postern.time.Clock;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.stream.Collectors;

/** The one user of a demo, with every role and a password that lasts as long as the demo and stands in no file. */
record DemoUser(String password) {
    static final String NAME = "demo";
    /** Letters and digits that nobody mistakes for one another: five bits each. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 20;

    static DemoUser make() {
        SecureRandom random = new SecureRandom();
        return new DemoUser(random.ints(LENGTH, 0, ALPHABET.length()).mapToObj(i -> ALPHABET.substring(i, i + 1)).collect(Collectors.joining()));
    }

    Access access(Clock clock, AccessLog log) {
        return new Access(Users.of(User.of(NAME, EnumSet.allOf(Role.class), Password.chosen(password))), SessionLimits.DEFAULT, clock, log);
    }

    @Override
    public String toString() {
        return NAME;
    }
}
