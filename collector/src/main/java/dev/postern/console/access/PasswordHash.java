package dev.postern.console.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash in the PHC string format, with the parameters that made it. New hashes take OWASP's parameters (19 MiB, 2 passes,
 * 1 lane; Password Storage Cheat Sheet).
 *
 * @param memory KiB
 * @param passes iterations
 * @param lanes  parallelism
 */
record PasswordHash(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
    static final int MEMORY = 19_456;
    static final int PASSES = 2;
    static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    /** Bounds of what a file may ask for, so that a login cannot take the machine's memory. */
    private static final int MOST_MEMORY = 256 << 10;
    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 8;
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final SecureRandom RANDOM = new SecureRandom();

    static PasswordHash of(Password password) {
        return of(password, MEMORY, PASSES);
    }

    static PasswordHash of(Password password, int memory, int passes) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new PasswordHash(memory, passes, LANES, salt, compute(password, memory, passes, LANES, HASH_BYTES, salt));
    }

    /** Empty where the text is no Argon2id hash, or its parameters are out of bounds. */
    static Optional<PasswordHash> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int memory = Integer.parseInt(matcher.group(1));
        int passes = Integer.parseInt(matcher.group(2));
        int lanes = Integer.parseInt(matcher.group(3));
        if (lanes < 1 || lanes > MOST_LANES || passes < 1 || passes > MOST_PASSES || memory < 8 * lanes || memory > MOST_MEMORY) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PasswordHash(memory, passes, lanes,
                    Base64.getDecoder().decode(matcher.group(4)), Base64.getDecoder().decode(matcher.group(5))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /** Whether the password made this hash; takes the same time whatever the answer. */
    boolean matches(Password password) {
        return MessageDigest.isEqual(hash, compute(password, memory, passes, lanes, hash.length, salt));
    }

    /** Whether a new hash would withstand more. */
    boolean weak() {
        return (long) memory * passes < (long) MEMORY * PASSES || hash.length < HASH_BYTES || salt.length < SALT_BYTES;
    }

    private static byte[] compute(Password password, int memory, int passes, int lanes, int length, byte[] salt) {
        return Argon2Function.getInstance(memory, passes, lanes, length, Argon2.ID).hash(password.bytes(), salt).getBytes();
    }

    @Override
    public String toString() {
        return "(a password hash)";
    }
}
