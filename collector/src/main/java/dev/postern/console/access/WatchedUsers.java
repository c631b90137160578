package dev.postern.console.access;

import dev.postern.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The users of a home's file, read again when it changes. While it cannot be used nobody is let in, and the log says why. */
public final class WatchedUsers implements Users {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedUsers.class);

    private final UserFile file;
    private List<User> users;
    private String version;

    /** @throws ConfigException where the file cannot be used */
    public WatchedUsers(UserFile file) {
        this.file = file;
        this.version = version(file.path());
        this.users = file.read();
    }

    @Override
    public List<User> all() {
        return now();
    }

    @Override
    public User keep(User user, String strongerHash) {
        try {
            return file.strengthen(user, strongerHash) ? new User(user.name(), user.roles(), strongerHash) : user;
        } catch (ConfigException e) {
            LOG.warn("the password hash of {} stays as weak as it is: {}", user.name(), e.getMessage());
            return user;
        }
    }

    private synchronized List<User> now() {
        String found = version(file.path());
        if (!found.equals(version)) {
            version = found;
            try {
                users = file.read();
            } catch (ConfigException e) {
                users = List.of();
                LOG.error("nobody can log in to the console: {}", e.getMessage());
            }
        }
        return users;
    }

    private static String version(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + "/" + attributes.size() + "/" + attributes.fileKey()
                    + (UserFile.posix() ? "/" + Files.getPosixFilePermissions(path) : "");
        } catch (NoSuchFileException e) {
            return "none";
        } catch (IOException e) {
            return "unreadable: " + e.getMessage();
        }
    }
}
