package dev.postern.demo.mail;

import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.HeavyTail;
import dev.postern.demo.cast.Person;
import dev.postern.demo.cast.Resource;
import dev.postern.demo.cast.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Who writes to whom about what: own people and strangers, a few of them much more than the rest. */
final class Correspondence {
    private static final int STRANGERS = 700;
    private final Dice dice;
    private final String domain;
    private final HeavyTail<Person> cloud;
    private final HeavyTail<Person> onPremises;
    private final HeavyTail<String> strangers;
    private final List<String> subjects = Resource.words("subjects");
    private final List<String> firsts = Resource.words("first-names");
    private final List<String> lasts = Resource.words("last-names");

    Correspondence(Dice dice, Tenant tenant) {
        this.dice = dice;
        domain = tenant.domain();
        cloud = new HeavyTail<>(tenant.cloud());
        onPremises = new HeavyTail<>(tenant.onPremises());
        List<String> companies = Resource.words("foreign-companies");
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < STRANGERS; i++) {
            addresses.add(at(dice.pick(companies) + ".example"));
        }
        strangers = new HeavyTail<>(addresses);
    }

    String inCloud() {
        return cloud.pick(dice).address();
    }

    String onPremises() {
        return onPremises.pick(dice).address();
    }

    String stranger() {
        return strangers.pick(dice);
    }

    /** Somebody at that domain. */
    String at(String company) {
        return (dice.pick(firsts) + '.' + dice.pick(lasts)).toLowerCase(Locale.ROOT) + '@' + company;
    }

    /** One recipient as a rule, sometimes a handful. */
    List<String> several(Supplier<String> source) {
        int count = dice.percent(82) ? 1 : dice.between(2, 6);
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            found.add(source.get());
        }
        return List.copyOf(found);
    }

    Mail write(Instant time, String sender, List<String> recipients) {
        String home = sender.substring(sender.indexOf('@') + 1);
        String id = '<' + dice.hex(24) + "@mail." + home + '>';
        return new Mail(time, sender, sender, recipients, subject(), size(), id, dice.guid());
    }

    /** A report that a message could not be delivered. */
    Mail bounce(Instant time, String sender, String to) {
        Mail mail = write(time, sender, List.of(to));
        return new Mail(time, mail.sender(), "<>", mail.recipients(), "Undeliverable: " + mail.subject(), mail.size() % 20_000 + 4_000,
                mail.messageId(), mail.networkId());
    }

    String domain() {
        return domain;
    }

    private String subject() {
        return dice.pick(subjects).replace("#", Integer.toString(dice.between(10, 9_999)));
    }

    private int size() {
        return dice.percent(75) ? dice.between(3_000, 60_000) : dice.percent(80) ? dice.between(60_000, 1_500_000) : dice.between(1_500_000, 18_000_000);
    }
}
