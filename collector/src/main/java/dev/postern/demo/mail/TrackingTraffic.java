package dev.postern.demo.mail;

import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Names;
import dev.postern.demo.cast.Resource;
import dev.postern.demo.cast.Rhythm;
import dev.postern.demo.cast.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Ordinary mail through the organisation's own server, written to its tracking logs. */
public final class TrackingTraffic {
    private static final int MESSAGES = 9_050;
    private static final List<String> APPLICATIONS = Resource.words("applications");
    private final Names names;
    private final Dice dice;
    private final Correspondence people;
    private final PriorityQueue<TrackingEvent> waiting = new PriorityQueue<>(
            Comparator.comparing(TrackingEvent::time).thenComparing(TrackingEvent::internal).thenComparing(TrackingEvent::event));
    private long internal = 4_071_200_000_000L;
    private int written;

    public TrackingTraffic(long seed, Tenant tenant) {
        names = tenant.names();
        dice = Dice.of(seed, "tracking");
        people = new Correspondence(dice, tenant);
    }

    /** @return how many events were written */
    public int write(Path folder, Rhythm rhythm) throws IOException {
        Files.createDirectories(folder);
        try (TrackingFiles files = new TrackingFiles(folder, dice)) {
            for (long time : rhythm.series(MESSAGES, dice).toArray()) {
                Instant now = Instant.ofEpochMilli(time);
                drain(files, now);
                message(now);
            }
            drain(files, Instant.MAX);
        }
        return written;
    }

    private void drain(TrackingFiles files, Instant before) throws IOException {
        while (!waiting.isEmpty() && waiting.peek().time().isBefore(before)) {
            files.write(waiting.poll());
            written++;
        }
    }

    private void message(Instant time) {
        int kind = dice.below(100);
        if (kind < 34) {
            inbound(time);
        } else if (kind < 66) {
            outbound(time);
        } else if (kind < 90) {
            internal(time);
        } else {
            application(time);
        }
    }

    private void inbound(Instant time) {
        String sender = dice.percent(70) ? people.stranger() : people.inCloud();
        Mail mail = people.write(time, sender, people.several(people::onPremises));
        Journey journey = journey(mail, "Incoming").receive("Default Frontend", names.range("cloud.range").pick(dice), cloudHost()).agents();
        if (dice.percent(2)) {
            boolean single = mail.recipients().size() == 1;
            journey.fail("550 5.1.10 RESOLVER.ADR.RecipientNotFound" + (single ? "; Recipient not found by SMTP address lookup" : ""));
        } else {
            journey.deliver();
        }
    }

    private void outbound(Instant time) {
        boolean toCloud = dice.percent(40);
        Mail mail = people.write(time, people.onPremises(), people.several(toCloud ? people::inCloud : people::stranger));
        Journey journey = journey(mail, "Originating").submit()
                .receive("Default", names.get("server.address"), names.get("server.fqdn")).agents();
        String connector = toCloud ? "Outbound to Office 365 - " + names.get("hybrid.guid") : "Internet via outbound filter";
        if (dice.percent(2)) {
            bounce(journey, mail);
            return;
        }
        if (dice.percent(2)) {
            journey.defer(connector);
        }
        if (toCloud) {
            journey.send(connector, cloudHost(), names.range("cloud.range").pick(dice));
        } else {
            journey.send(connector, names.get("gateway.host"), names.range("gateway.range").host(0));
        }
    }

    private void bounce(Journey journey, Mail mail) {
        journey.fail("550 5.1.1 User unknown");
        Mail report = people.bounce(journey.now(), "MicrosoftExchange" + dice.hex(32) + '@' + people.domain(), mail.sender());
        journey(report, "Originating").report(mail.messageId()).deliver();
    }

    private void internal(Instant time) {
        Mail mail = people.write(time, people.onPremises(), people.several(people::onPremises));
        Journey journey = journey(mail, "Originating").submit()
                .receive("Default", names.get("server.address"), names.get("server.fqdn")).agents();
        if (mail.recipients().size() > 1 && dice.percent(40)) {
            journey.expand("project-group@" + people.domain());
        }
        journey.deliver();
    }

    private void application(Instant time) {
        String device = dice.pick(APPLICATIONS);
        boolean outside = dice.percent(15);
        Mail mail = people.write(time, device + '@' + people.domain(), people.several(outside ? people::stranger : people::onPremises));
        Journey journey = journey(mail, "Originating")
                .receive("Application relay", names.range("application.range").pick(dice), device + ".corp." + people.domain()).agents();
        if (outside) {
            journey.send("Internet via outbound filter", names.get("gateway.host"), names.range("gateway.range").host(0));
        } else {
            journey.deliver();
        }
    }

    private Journey journey(Mail mail, String direction) {
        internal += dice.between(1, 5_000);
        return new Journey(names, dice, mail, internal, direction, waiting::add);
    }

    private String cloudHost() {
        return "ZX" + dice.between(1, 9) + "PR04CA" + dice.between(1000, 9999) + ".outbound.protection.outlook.example";
    }
}
