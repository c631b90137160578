package dev.postern.demo.mail;

import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Mail that a foreign host sends through an inbound connector, one message after the other. */
public record RelayBurst(String connector, String address, String sender, String subject, Instant from, Duration lasting, int messages) {
    void emit(long seed, Tenant tenant, Consumer<TraceRow> to) {
        Dice dice = Dice.of(seed, "relay " + connector);
        Correspondence people = new Correspondence(dice, tenant);
        for (int i = 0; i < messages; i++) {
            Instant time = from.plusMillis(lasting.toMillis() * i / messages + dice.below(20_000));
            Mail mail = people.write(time, sender, List.of(people.stranger()));
            String about = subject.replace("#", Integer.toString(dice.between(10_000, 99_999)));
            Mail told = new Mail(time, sender, sender, mail.recipients(), about, dice.between(6_000, 14_000), mail.messageId(), mail.networkId());
            to.accept(new TraceRow(told, dice.percent(4) ? "Receive, Fail" : "Receive, Send", address, 2, connector, ""));
        }
    }
}
