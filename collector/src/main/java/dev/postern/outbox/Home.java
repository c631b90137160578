package dev.postern.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder that one process owns: state, events, lock. Owning ends with {@link #close()} or with the process. */
public final class Home implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private Home(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Creates the folder where needed and takes its lock.
     *
     * @throws OutboxException where another process has it, or the folder cannot be made or written
     */
    public static Home own(Path folder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new Home(folder, channel, lock);
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new OutboxException("the home folder " + folder + " cannot be used: " + describe(e) + "; check that it may be written to", e);
        }
        throw new OutboxException("the home folder " + folder + " is in use by another Postern process; stop that one, or name another home");
    }

    public Path folder() {
        return folder;
    }

    public Path stateFile() {
        return stateFile(folder);
    }

    public static Path stateFile(Path folder) {
        return folder.resolve("state.db");
    }

    public Path eventsFile() {
        return folder.resolve("events.duckdb");
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new OutboxException("the lock of " + folder + " cannot be released: " + e.getMessage(), e);
        }
    }

    private static void closeQuietly(FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The failure that led here is the one to report.
            }
        }
    }

    private static String describe(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "access denied"
                : e instanceof java.nio.file.FileAlreadyExistsException ? "it is a file" : e.getMessage();
    }
}
