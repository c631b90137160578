package dev.postern.demo.mail;

import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Names;
import dev.postern.demo.cast.Resource;
import dev.postern.demo.cast.Rhythm;
import dev.postern.demo.cast.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Ordinary mail through Exchange Online: in from the internet, out through the filter, to and from partners and own servers. */
final class TraceTraffic {
    private static final int MESSAGES = 9_850;
    private static final String FILTER = "Internet via outbound filter";
    private static final String DEVICES = "Applications and scanners";
    private static final List<String> APPLICATIONS = Resource.words("applications");
    private final Dice dice;
    private final Names names;
    private final Correspondence people;
    private final Instant partnerSince;

    /** @param partnerSince from when on the third partner's connectors are there */
    TraceTraffic(long seed, Tenant tenant, Instant partnerSince) {
        dice = Dice.of(seed, "trace");
        names = tenant.names();
        people = new Correspondence(dice, tenant);
        this.partnerSince = partnerSince;
    }

    void emit(Rhythm rhythm, Consumer<TraceRow> to) {
        rhythm.series(MESSAGES, dice).forEach(time -> to.accept(row(Instant.ofEpochMilli(time))));
    }

    private TraceRow row(Instant time) {
        int kind = dice.below(100);
        if (kind < 28) {
            return in(people.write(time, people.stranger(), people.several(people::inCloud)), "internet.range", "");
        }
        if (kind < 29) {
            return in(people.bounce(time, "mailer-daemon@" + domain(people.stranger()), people.inCloud()), "internet.range", "");
        }
        if (kind < 52) {
            return out(people.write(time, people.inCloud(), people.several(people::stranger)), FILTER);
        }
        if (kind < 67) {
            Mail mail = people.write(time, people.inCloud(), people.several(people::inCloud));
            return new TraceRow(mail, "Receive, Deliver", client(), 2, "", "");
        }
        if (kind < 76) {
            return in(people.write(time, people.onPremises(), people.several(people::inCloud)), "site.2.range", "Inbound from " + names.get("hybrid.guid"));
        }
        if (kind < 83) {
            return out(people.write(time, people.inCloud(), people.several(people::onPremises)), "Outbound to " + names.get("hybrid.guid"));
        }
        if (kind < 88) {
            String device = dice.pick(APPLICATIONS) + '@' + people.domain();
            return in(people.write(time, device, people.several(people::inCloud)), "site." + dice.below(2) + ".range", DEVICES);
        }
        return partner(time, kind < 91 ? 0 : kind < 94 ? 1 : 2);
    }

    private TraceRow partner(Instant time, int number) {
        String domain = names.get("partner." + number + ".domain");
        String name = names.get("partner." + number + ".name");
        boolean connected = number < 2 || time.isAfter(partnerSince);
        if (dice.percent(65)) {
            return in(people.write(time, people.at(domain), people.several(people::inCloud)), "partner." + number + ".range", connected ? name + " inbound" : "");
        }
        return out(people.write(time, people.inCloud(), List.of(people.at(domain))), connected ? name + " outbound" : FILTER);
    }

    private TraceRow in(Mail mail, String range, String connector) {
        return new TraceRow(mail, dice.below(200) < 3 ? "Receive, Fail" : "Receive, Deliver", names.range(range).pick(dice), 1, connector, tls(mail, connector));
    }

    private TraceRow out(Mail mail, String connector) {
        int luck = dice.below(200);
        return new TraceRow(mail, luck < 4 ? "Receive, Fail" : luck < 6 ? "Receive, Defer, Send" : "Receive, Send", client(), 2, connector, tls(mail, connector));
    }

    /** Old devices speak no TLS; nearly everybody else does. Told by the message itself, so that no die is cast for it. */
    private static String tls(Mail mail, String connector) {
        int luck = Math.floorMod(mail.networkId().hashCode(), 100);
        if (connector.isEmpty() || luck < (connector.equals(DEVICES) ? 60 : 1)) {
            return "";
        }
        return luck < 72 ? "TLS1.3" : "TLS1.2";
    }

    private String client() {
        return names.range(dice.percent(70) ? "site." + dice.below(3) + ".range" : "home.range").pick(dice);
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
