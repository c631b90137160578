package dev.postern.console.access;

import java.util.List;
import java.util.Optional;

/** Who may log in, as of now. Thread-safe. */
public interface Users {
    List<User> all();

    default Optional<User> find(String name) {
        return all().stream().filter(user -> user.name().equals(name)).findFirst();
    }

    /** Whether nobody may log in. */
    default boolean isEmpty() {
        return all().isEmpty();
    }

    /** Keeps a stronger hash of the same password, where these users can be kept; answers with the user as kept. */
    default User keep(User user, String strongerHash) {
        return user;
    }

    /** Users that do not change. */
    static Users of(User... users) {
        List<User> all = List.of(users);
        return () -> all;
    }
}
