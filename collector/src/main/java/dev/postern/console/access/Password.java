package dev.postern.console.access;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** A password in clear, for the moment between typing and hashing. Never prints itself. */
public final class Password {
    /** Fewest characters of a new password. There is no other rule of what it is made of. */
    public static final int FEWEST_CHARACTERS = 12;
    /** Most bytes of a password in UTF-8. */
    public static final int MOST_BYTES = 1024;

    private final byte[] bytes;

    private Password(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A password that somebody wants to have.
     *
     * @throws AccessException where it is too short or too long
     */
    public static Password chosen(String text) {
        if (text.codePointCount(0, text.length()) < FEWEST_CHARACTERS) {
            throw new AccessException("the password is too short; take at least " + FEWEST_CHARACTERS + " characters");
        }
        Password password = typed(text);
        if (password.tooLong()) {
            throw new AccessException("the password is too long; take at most " + MOST_BYTES + " bytes");
        }
        return password;
    }

    /** A password that somebody logs in with; one and the same text in either Unicode form is the same password. */
    static Password typed(String text) {
        String bounded = text.length() > MOST_BYTES ? text.substring(0, MOST_BYTES + 1) : text;
        return new Password(Normalizer.normalize(bounded, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8));
    }

    boolean tooLong() {
        return bytes.length > MOST_BYTES;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "(a password)";
    }
}
