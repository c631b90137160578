package dev.postern.demo.audit;

import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Names;
import dev.postern.demo.cast.Range;
import java.util.List;

/** Addresses that people come from, in each of the forms that audit records have them: bare, with port, IPv6 in brackets. */
public final class ClientAddresses {
    private final List<Range> offices;
    private final Range home;

    public ClientAddresses(Names names) {
        offices = List.of(names.range("site.0.range"), names.range("site.1.range"), names.range("site.2.range"));
        home = names.range("home.range");
    }

    public String pick(Dice dice) {
        int form = dice.below(10);
        if (form == 0) {
            return "[2001:db8:10::" + Integer.toHexString(dice.between(1, 0xffff)) + "]:" + port(dice);
        }
        if (form == 1) {
            return "2001:db8:10::" + Integer.toHexString(dice.between(1, 0xffff));
        }
        String address = (dice.percent(25) ? home : dice.pick(offices)).pick(dice);
        return form < 6 ? address : address + ':' + port(dice);
    }

    private static int port(Dice dice) {
        return dice.between(10_000, 65_000);
    }
}
