package dev.postern.console.access;

import dev.postern.config.ConfigException;
import dev.postern.config.YamlReader;
import dev.postern.io.FileProblem;
import dev.postern.rules.parse.NearestName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The users of a home, in its {@code users.yml}. The file belongs to one account alone: one that others may read or write is
 * refused, because its hashes may be known or its users made up. Writing replaces the file as a whole, under a lock, so that a
 * reader never sees half of it and no two writers undo each other. Thread-safe.
 */
public final class UserFile {
    private static final String NAME = "users.yml";
    private static final String LOCK = "users.lock";
    private static final int MOST_BYTES = 1 << 20;
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    /** Locks of files are between processes; this one is between the threads of this process. */
    private static final Object WRITING = new Object();

    private final Path home;
    private final Path file;

    private record Content(List<Entry> users) {
    }

    private record Entry(String name, List<String> roles, String passwordHash) {
    }

    public UserFile(Path home) {
        this.home = home;
        this.file = home.resolve(NAME);
    }

    public Path path() {
        return file;
    }

    /**
     * The users as the file has them, by name; none where there is no file.
     *
     * @throws ConfigException where the file cannot be read or used
     */
    public List<User> read() {
        try {
            refuseOthers();
            if (Files.size(file) > MOST_BYTES) {
                throw new ConfigException(file + " is larger than 1MiB; it should hold users only");
            }
            String text = Files.readString(file);
            return text.isBlank() ? List.of() : users(new YamlReader().read(file.toString(), text, Content.class));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be read: " + FileProblem.reason(e), e);
        }
    }

    /** @throws AccessException where no user of this name can be added */
    public void refuseName(String name) {
        refuseName(name, read());
    }

    private static void refuseName(String name, List<User> users) {
        if (!User.isName(name)) {
            throw new AccessException("'" + name + "' is no user name; take 1 to 64 of small letters, digits, dot, dash, underscore"
                    + " and at sign, a letter or digit first");
        }
        if (users.stream().anyMatch(other -> other.name().equals(name))) {
            throw new AccessException("there is a user '" + name + "' already; change the password, or remove the user first");
        }
    }

    /**
     * Adds a user.
     *
     * @throws AccessException where the name is none or taken, or there is no role
     * @throws ConfigException where the file cannot be used
     */
    public void add(User user) {
        if (user.roles().isEmpty()) {
            throw new AccessException("a user needs a role; roles are " + Role.words());
        }
        change(users -> {
            refuseName(user.name(), users);
            users.add(user);
            return users;
        });
    }

    /** @throws AccessException where there is no such user */
    public User find(String name) {
        return known(name, read());
    }

    /** @throws AccessException where there is no such user */
    public void password(String name, Password password) {
        String hash = PasswordHash.of(password).text();
        change(users -> {
            User user = known(name, users);
            users.set(users.indexOf(user), new User(name, user.roles(), hash));
            return users;
        });
    }

    /** @throws AccessException where there is no such user */
    public void remove(String name) {
        change(users -> {
            users.remove(known(name, users));
            return users;
        });
    }

    /** Puts a stronger hash in the place of a user's, where the user is still the same; whether it did. */
    boolean strengthen(User user, String hash) {
        boolean[] done = {false};
        change(users -> {
            int place = users.indexOf(user);
            if (place >= 0) {
                users.set(place, new User(user.name(), user.roles(), hash));
                done[0] = true;
            }
            return users;
        });
        return done[0];
    }

    private User known(String name, List<User> users) {
        return users.stream().filter(user -> user.name().equals(name)).findFirst().orElseThrow(() -> new AccessException(
                "there is no user '" + name + "' in " + file + NearestName.find(name, users.stream().map(User::name).toList())
                        .map(near -> "; did you mean '" + near + "'?").orElse("")));
    }

    private void change(UnaryOperator<List<User>> change) {
        synchronized (WRITING) {
            try {
                Files.createDirectories(home);
                try (FileChannel channel = FileChannel.open(home.resolve(LOCK), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), owned());
                        var lock = channel.lock()) {
                    write(change.apply(new ArrayList<>(read())));
                }
            } catch (IOException e) {
                throw new ConfigException(file + " cannot be written: " + FileProblem.reason(e) + "; check the folder and its account", e);
            }
        }
    }

    private void write(List<User> users) throws IOException {
        StringBuilder yaml = new StringBuilder("# Who may log in to the console; 'postern user' writes this file.\nusers:\n");
        users.stream().sorted(Comparator.comparing(User::name)).forEach(user -> yaml.append("  - name: \"").append(user.name()).append("\"\n    roles: [")
                .append(user.roles().stream().sorted().map(Role::word).collect(Collectors.joining(", ")))
                .append("]\n    password-hash: \"").append(user.passwordHash()).append("\"\n"));
        Path fresh = home.resolve(NAME + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owned())) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(yaml.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] owned() {
        return posix() ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS)} : new FileAttribute<?>[0];
    }

    private void refuseOthers() throws IOException {
        if (posix() && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new ConfigException(file + " may be read or written by other accounts, so nobody is let in; see that its users are the"
                    + " right ones, then run: chmod 600 " + file);
        }
    }

    static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private List<User> users(Content content) {
        List<Entry> entries = Optional.ofNullable(content.users()).orElse(List.of());
        Set<String> names = new HashSet<>();
        List<User> users = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String place = file + ": users[" + i + "]";
            users.add(user(entries.get(i), place));
            if (!names.add(users.get(i).name())) {
                throw new ConfigException(place + ": the name '" + users.get(i).name() + "' is taken; remove one of the two");
            }
        }
        return users.stream().sorted(Comparator.comparing(User::name)).toList();
    }

    private static User user(Entry entry, String place) {
        if (entry == null || entry.name() == null || !User.isName(entry.name())) {
            throw new ConfigException(place + ": `name` is missing or no user name; make users with 'postern user add'");
        }
        if (entry.passwordHash() == null || PasswordHash.parse(entry.passwordHash()).isEmpty()) {
            throw new ConfigException(place + ": `password-hash` is missing or no Argon2id hash within bounds; run 'postern user remove "
                    + entry.name() + "' and add the user again");
        }
        List<String> words = Optional.ofNullable(entry.roles()).orElse(List.of());
        if (words.isEmpty()) {
            throw new ConfigException(place + ": `roles` is missing or empty; roles are " + Role.words());
        }
        return new User(entry.name(), words.stream().map(word -> role(word, place)).collect(Collectors.toSet()), entry.passwordHash());
    }

    private static Role role(String word, String place) {
        try {
            return Role.known(String.valueOf(word));
        } catch (AccessException e) {
            throw new ConfigException(place + ": " + e.getMessage(), e);
        }
    }
}
