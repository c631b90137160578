package dev.postern.io;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** What a file system refused, in words for people. */
public final class FileProblem {
    private FileProblem() {
    }

    /** A few words without the path. */
    public static String reason(Throwable problem) {
        Throwable root = root(problem);
        return root instanceof AccessDeniedException ? "access denied"
                : root instanceof NoSuchFileException ? "it does not exist" : message(root);
    }

    /** One sentence with path and mend. */
    public static String sentence(Throwable problem) {
        Throwable root = root(problem);
        if (message(root).toLowerCase(Locale.ROOT).contains("no space left")) {
            return "the disk is full (" + message(root) + "); free space or name a folder on another disk, nothing that was committed is lost";
        }
        if (root instanceof AccessDeniedException) {
            return "this account may not read or write " + message(root);
        }
        return root instanceof NoSuchFileException ? message(root) + " does not exist; check the path"
                : "a file cannot be read or written: " + message(root);
    }

    private static Throwable root(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String message(Throwable root) {
        return root.getMessage() == null ? root.toString() : root.getMessage().lines().findFirst().orElse("");
    }
}
