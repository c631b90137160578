package dev.postern.baseline;

/**
 * A line of the change register that cannot be used, and was skipped.
 *
 * @param line number of its first line in the file, from 1
 * @param what what is wrong
 * @param mend what to write instead
 */
public record RegisterProblem(String file, long line, String what, String mend) {
    @Override
    public String toString() {
        return file + ", line " + line + ": " + what + "; " + mend;
    }
}
