package dev.postern.app;

import dev.postern.baseline.Approvals;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The register of approved changes on disk, read again when its file changes. Thread-safe. */
final class ChangeRegister implements Supplier<Approvals> {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeRegister.class);

    private final Path file;
    private String version = "";
    private Approvals approvals = Approvals.none();

    ChangeRegister(Path file) {
        this.file = file;
    }

    /** The register as it stands; as it last stood where it cannot be read now. */
    @Override
    public synchronized Approvals get() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            String found = attributes.lastModifiedTime() + "/" + attributes.size() + "/" + attributes.fileKey();
            if (!found.equals(version)) {
                version = found;
                approvals = read(file);
                approvals.problems().forEach(problem -> LOG.warn("change register: {}", problem));
            }
        } catch (NoSuchFileException e) {
            warnOnce("the change register " + file + " does not exist; nothing counts as approved until it does");
        } catch (IOException e) {
            warnOnce("the change register " + file + " cannot be read (" + e.getMessage() + "); the last one read holds");
        }
        return approvals;
    }

    private void warnOnce(String message) {
        if (!version.equals(message)) {
            version = message;
            LOG.warn(message);
        }
    }

    static Approvals read(Path file) throws IOException {
        return Approvals.parse(file.toString(), new StringReader(Files.readString(file)));
    }
}
