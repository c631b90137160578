package dev.postern.app;

/** How a command ended. */
final class ExitCode {
    static final int DONE = 0;
    static final int REJECTED = 1;
    static final int USAGE = 2;
    static final int FAILED = 3;

    private ExitCode() {
    }
}
