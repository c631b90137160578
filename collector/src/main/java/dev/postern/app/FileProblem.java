package dev.postern.app;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** What a file system refused, in one sentence with its mend. */
final class FileProblem {
    private FileProblem() {
    }

    static String sentence(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = root.getMessage() == null ? root.toString() : root.getMessage().lines().findFirst().orElse("");
        if (reason.toLowerCase(Locale.ROOT).contains("no space left")) {
            return "the disk is full (" + reason + "); free space or name a folder on another disk, nothing that was committed is lost";
        }
        if (root instanceof AccessDeniedException) {
            return reason + " may not be read or written by this account; change its rights or use another account";
        }
        return root instanceof NoSuchFileException ? reason + " does not exist; check the path" : "a file cannot be read or written: " + reason;
    }
}
