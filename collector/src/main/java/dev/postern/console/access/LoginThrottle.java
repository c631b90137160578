package dev.postern.console.access;

import dev.postern.time.Clock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Makes guessing slow, per name and per network address. A try counts before its password is looked at, so that many at once gain
 * nothing. Thread-safe.
 */
final class LoginThrottle {
    static final int FREE_TRIES_OF_NAME = 4;
    static final int FREE_TRIES_OF_ADDRESS = 10;

    private final TryCounter names;
    private final TryCounter addresses;

    /**
     * @param delay zero where the try may go on
     * @param first whether it is the first that is told to wait since the last one that went on
     */
    record Answer(Duration delay, boolean first) {
        boolean goOn() {
            return delay.isZero();
        }
    }

    LoginThrottle(Clock clock) {
        this.names = new TryCounter(FREE_TRIES_OF_NAME, clock);
        this.addresses = new TryCounter(FREE_TRIES_OF_ADDRESS, clock);
    }

    synchronized Answer ask(String name, String address) {
        String network = network(address);
        Duration ofName = names.waits(name);
        Duration ofAddress = addresses.waits(network);
        if (ofName.isZero() && ofAddress.isZero()) {
            names.count(name);
            addresses.count(network);
            return new Answer(Duration.ZERO, false);
        }
        boolean first = ofName.isZero() ? addresses.refuse(network) : names.refuse(name);
        return new Answer(ofName.compareTo(ofAddress) > 0 ? ofName : ofAddress, first);
    }

    /** The try was right: the name starts afresh; the address does not, because it may be trying other names. */
    synchronized void right(String name, String address) {
        names.forget(name);
        addresses.takeBack(network(address));
    }

    /** A machine has a whole /64 of IPv6 to try from. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address.replaceAll("%.*|[\\[\\]]", "")).getAddress();
            return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
