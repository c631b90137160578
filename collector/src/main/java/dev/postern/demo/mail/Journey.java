package dev.postern.demo.mail;

import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Names;
import dev.postern.demo.mail.TrackingEvent.Hop;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The steps of one message through the organisation's own server, each a line of the tracking log. */
final class Journey {
    private static final String OPPORTUNISTIC = "S:Microsoft.Exchange.Transport.MailRecipient.RequiredTlsAuthLevel=Opportunistic";
    private final Names names;
    private final Dice dice;
    private final Mail mail;
    private final long internal;
    private final String direction;
    private final Consumer<TrackingEvent> to;
    private final Hop own;
    private final String arrival;
    private Instant now;

    Journey(Names names, Dice dice, Mail mail, long internal, String direction, Consumer<TrackingEvent> to) {
        this.names = names;
        this.dice = dice;
        this.mail = mail;
        this.internal = internal;
        this.direction = direction;
        this.to = to;
        now = mail.time();
        arrival = mail.time().toString();
        String server = names.get("server.fqdn");
        own = new Hop(names.get("server.address"), server, names.get("server.address"), server);
    }

    Journey submit() {
        String context = "MDB:" + dice.guid() + ", Mailbox:" + dice.guid() + ", Event:" + dice.between(100_000, 9_999_999)
                + ", MessageClass:IPM.Note, CreationTime:" + arrival + ", ClientType:" + dice.pick(List.of("MOMT", "OWA", "AirSync"));
        return step("STOREDRIVER", "SUBMIT", "", own, context, List.of(), "", "S:ItemEntryId=" + dice.hex(24).toUpperCase(Locale.ROOT));
    }

    Journey receive(String connector, String clientIp, String clientHost) {
        Hop hop = new Hop(clientIp, clientHost, own.serverIp(), own.serverHost());
        return step("SMTP", "RECEIVE", names.get("server.name") + '\\' + connector + ' ' + names.get("server.name"), hop,
                "08DF" + dice.hex(12).toUpperCase(Locale.ROOT) + ';' + arrival + ";0", List.of(), "00A: ",
                "S:FirstForestHop=" + own.serverHost() + ";S:DeliveryPriority=Normal;S:AccountForest=corp." + names.get("domain"));
    }

    Journey agents() {
        return step("AGENT", "AGENTINFO", "", own, "CatContentConversion", List.of(), "",
                "S:AMA=SUM|v=0|action=|error=|atch=" + dice.below(3) + ";S:TRA=ETRI|MsgType=Email;S:CompCost=|AMA=0;S:DeliveryPriority=Normal");
    }

    Journey expand(String group) {
        return record("ROUTING", "EXPAND", "", own, "", mail.recipients(), same("250 2.1.5 RESOLVER.GRP.Expanded"),
                group, "", "", "S:DeliveryPriority=Normal");
    }

    Journey deliver() {
        return step("STOREDRIVER", "DELIVER", "", own, dice.hex(16).toUpperCase(Locale.ROOT) + ';' + arrival + ";ClientSubmitTime:",
                List.of(), arrival + ";SRV=" + own.serverHost() + ":TOTAL-HUB=0." + dice.between(100, 999), "S:MailboxDatabaseName=DB01;S:E2ELatency=1."
                        + dice.between(100, 999) + ";S:FromEntity=Hosted;S:ToEntity=Hosted");
    }

    Journey send(String connector, String host, String ip) {
        Hop hop = new Hop(own.serverIp(), own.serverHost(), ip, host);
        String context = "08DF" + dice.hex(12).toUpperCase(Locale.ROOT) + ";250 2.6.0 " + mail.messageId() + " [InternalId=" + dice.between(1, 2_000_000_000)
                + ", Hostname=" + host + "] " + mail.size() + " bytes in 0." + dice.between(100, 999) + ", " + dice.between(10, 900) + " KB/sec Queued mail for delivery";
        return step("SMTP", "SEND", connector, hop, context, same("250 2.1.5 Recipient OK"), arrival + ";SRV=" + own.serverHost() + ":TOTAL=2",
                "S:E2ELatency=2." + dice.between(100, 999) + ";S:ToEntity=Internet;S:FromEntity=Hosted;" + OPPORTUNISTIC);
    }

    Journey defer(String connector) {
        now = now.plusSeconds(dice.between(1, 60));
        return step("SMTP", "DEFER", connector, own, "441 4.4.1 Error communicating with target host.", same("451 4.7.0 Temporary server error. Please try again later"),
                "", "S:DeliveryPriority=Normal");
    }

    Journey fail(String status) {
        return step("ROUTING", "FAIL", "", own, "", same(status), arrival + ";SRV=" + own.serverHost() + ":TOTAL=0", "S:DeliveryPriority=Normal");
    }

    Journey report(String about) {
        return record("DSN", "DSN", "", own, "", mail.recipients(), List.of(), "", about, "", "S:DeliveryPriority=Low");
    }

    Instant now() {
        return now;
    }

    private List<String> same(String status) {
        return Collections.nCopies(mail.recipients().size(), status);
    }

    private Journey step(String source, String event, String connector, Hop hop, String context, List<String> statuses, String info, String data) {
        return record(source, event, connector, hop, context, mail.recipients(), statuses, "", "", info, data);
    }

    private Journey record(String source, String event, String connector, Hop hop, String context, List<String> recipients,
                           List<String> statuses, String related, String reference, String info, String data) {
        to.accept(new TrackingEvent(now, mail, internal, hop, source, event, connector, context, recipients, statuses, related, reference, info, direction, data));
        now = now.plusMillis(dice.between(15, 900));
        return this;
    }
}
