package dev.postern.baseline;

/** A line of the change register cannot be used; never leaves the package. */
final class RegisterFormatException extends RuntimeException {
    private final String mend;

    RegisterFormatException(String what, String mend) {
        super(what);
        this.mend = mend;
    }

    String mend() {
        return mend;
    }
}
