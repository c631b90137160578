package dev.postern.normalise;

import dev.postern.schema.IpRange;
import java.util.Optional;

/** The shapes in which records write the address of a client, and its canonical text (RFC 5952 for IPv6). */
public final class NativeAddress {
    private static final String V4_PREFIX = "00000000000000000000ffff";

    private NativeAddress() {
    }

    /** Reads {@code 192.0.2.1}, {@code 192.0.2.1:5000}, {@code [2001:db8::1]:5000} and {@code 2001:db8::1}; empty for all else. */
    public static Optional<String> parse(String text) {
        String trimmed = text.trim();
        if (trimmed.isEmpty() || trimmed.length() > 64) {
            return Optional.empty();
        }
        if (trimmed.charAt(0) == '[') {
            int close = trimmed.indexOf(']');
            return close > 0 ? canonical(trimmed.substring(1, close)) : Optional.empty();
        }
        int colon = trimmed.indexOf(':');
        boolean port = colon > 0 && colon == trimmed.lastIndexOf(':');
        return canonical(port ? trimmed.substring(0, colon) : trimmed);
    }

    private static Optional<String> canonical(String address) {
        if (address.indexOf(':') < 0) {
            return plainV4(address) ? Optional.of(address) : Optional.empty();
        }
        int zone = address.indexOf('%');
        return IpRange.hex(zone > 0 ? address.substring(0, zone) : address).map(NativeAddress::text);
    }

    private static boolean plainV4(String address) {
        int octets = 1;
        int value = -1;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '.') {
                if (value < 0 || ++octets > 4) {
                    return false;
                }
                value = -1;
            } else if (c < '0' || c > '9' || value == 0) {
                return false;
            } else {
                value = Math.max(value, 0) * 10 + c - '0';
                if (value > 255) {
                    return false;
                }
            }
        }
        return octets == 4 && value >= 0;
    }

    /** Canonical text of an address in 32 hex digits. */
    static String text(String hex) {
        if (hex.startsWith(V4_PREFIX)) {
            int v4 = (int) Long.parseLong(hex.substring(24), 16);
            return (v4 >>> 24) + "." + (v4 >>> 16 & 0xFF) + "." + (v4 >>> 8 & 0xFF) + "." + (v4 & 0xFF);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = Integer.parseInt(hex, i * 4, i * 4 + 4, 16);
        }
        int bestFrom = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int length = 0;
            while (i + length < 8 && groups[i + length] == 0) {
                length++;
            }
            if (length > bestLength) {
                bestFrom = i;
                bestLength = length;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == bestFrom) {
                text.append("::");
                i += bestLength - 1;
            } else {
                text.append(text.length() == 0 || text.charAt(text.length() - 1) == ':' ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
