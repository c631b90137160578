package dev.postern.schema;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address or a range of addresses as two 32-digit hex texts, IPv4 mapped into {@code ::ffff:0:0/96}, so that containment
 * is a comparison of texts on every target.
 *
 * @param lo first address
 * @param hi last address, not before {@code lo}
 */
public record IpRange(String lo, String hi) {
    private static final String V4_PREFIX = "00000000000000000000ffff";
    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final HexFormat HEX = HexFormat.of();

    /** Reads {@code a.b.c.d}, IPv6, {@code [IPv6]}, CIDR and {@code first-last}; empty where the text is none of these. */
    public static Optional<IpRange> parse(String text) {
        String trimmed = text.trim();
        int dash = trimmed.indexOf('-');
        if (dash > 0) {
            Optional<String> lo = hex(trimmed.substring(0, dash).trim());
            Optional<String> hi = hex(trimmed.substring(dash + 1).trim());
            return lo.isPresent() && hi.isPresent() && lo.get().compareTo(hi.get()) <= 0
                    ? Optional.of(new IpRange(lo.get(), hi.get())) : Optional.empty();
        }
        int slash = trimmed.indexOf('/');
        if (slash > 0) {
            return cidr(trimmed.substring(0, slash), trimmed.substring(slash + 1));
        }
        return hex(trimmed).map(address -> new IpRange(address, address));
    }

    /** 32 hex digits of one address, or empty where the text is no address. */
    public static Optional<String> hex(String address) {
        String bare = address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        Matcher v4 = V4.matcher(bare);
        if (v4.matches()) {
            byte[] octets = new byte[4];
            for (int i = 0; i < 4; i++) {
                int octet = Integer.parseInt(v4.group(i + 1));
                if (octet > 255) {
                    return Optional.empty();
                }
                octets[i] = (byte) octet;
            }
            return Optional.of(V4_PREFIX + HEX.formatHex(octets));
        }
        if (bare.length() > 45 || !V6.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(bare).getAddress();
            return Optional.of(bytes.length == 4 ? V4_PREFIX + HEX.formatHex(bytes) : HEX.formatHex(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    public boolean contains(IpRange other) {
        return lo.compareTo(other.lo) <= 0 && hi.compareTo(other.hi) >= 0;
    }

    /** How many addresses it covers; an IPv6 range counts its /64 networks, at least one. */
    public double addresses() {
        if (lo.startsWith(V4_PREFIX) && hi.startsWith(V4_PREFIX)) {
            return Long.parseLong(hi.substring(24), 16) - Long.parseLong(lo.substring(24), 16) + 1.0;
        }
        return new BigInteger(hi.substring(0, 16), 16).subtract(new BigInteger(lo.substring(0, 16), 16)).add(BigInteger.ONE).doubleValue();
    }

    /** {@code lo-hi}, the form in which rows carry ranges. */
    public String text() {
        return lo + "-" + hi;
    }

    private static Optional<IpRange> cidr(String base, String length) {
        Optional<String> address = hex(base);
        if (address.isEmpty() || !length.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        boolean v4 = V4.matcher(base).matches();
        int bits = Integer.parseInt(length) + (v4 ? 96 : 0);
        if (bits > 128) {
            return Optional.empty();
        }
        byte[] lo = HEX.parseHex(address.get());
        byte[] hi = lo.clone();
        for (int bit = bits; bit < 128; bit++) {
            lo[bit / 8] &= (byte) ~(0x80 >> bit % 8);
            hi[bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        return Optional.of(new IpRange(HEX.formatHex(lo), HEX.formatHex(hi)));
    }
}
