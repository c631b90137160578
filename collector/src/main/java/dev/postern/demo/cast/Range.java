package dev.postern.demo.cast;

/**
 * An IPv4 range of the address plan.
 *
 * @param prefix first three octets with their dots
 * @param first  last octet of the first address
 * @param size   how many addresses
 */
public record Range(String prefix, int first, int size) {
    /** Reads {@code a.b.c.d/n} with n from 24 to 32. */
    public static Range parse(String cidr) {
        int slash = cidr.indexOf('/');
        int dot = cidr.lastIndexOf('.');
        return new Range(cidr.substring(0, dot + 1), Integer.parseInt(cidr.substring(dot + 1, slash)),
                1 << 32 - Integer.parseInt(cidr.substring(slash + 1)));
    }

    /** A host address: neither the first nor the last. */
    public String pick(Dice dice) {
        return host(dice.below(size - 2));
    }

    /** The n-th host address, from 0. */
    public String host(int n) {
        return prefix + (first + 1 + n % (size - 2));
    }
}
