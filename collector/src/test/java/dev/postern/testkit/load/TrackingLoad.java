package dev.postern.testkit.load;

import dev.postern.testkit.Seq;
import java.time.format.DateTimeFormatter;

/**
 * A message tracking log of Exchange Server with its 30 columns and header lines, one recipient a record. The number is the
 * {@code network-message-id}.
 */
record TrackingLoad(long seed) implements Load {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    static final String COLUMNS = "date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,"
            + "internal-message-id,message-id,network-message-id,recipient-address,recipient-status,total-bytes,recipient-count,"
            + "related-recipient-address,reference,message-subject,sender-address,return-path,message-info,directionality,tenant-id,"
            + "original-client-ip,original-server-ip,custom-data,transport-traffic-type,log-id,schema-version";

    @Override
    public String name() {
        return "tracking";
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public String header() {
        return "#Software: Microsoft Exchange Server\r\n#Version: 15.02.1544.004\r\n#Log-type: Message Tracking Log\r\n"
                + "#Date: 2026-10-01T00:00:00.000Z\r\n#Fields: " + COLUMNS + "\r\n";
    }

    @Override
    public void append(long number, StringBuilder out) {
        Draw draw = new Draw(seed, number);
        boolean inbound = draw.oneIn(2);
        int server = 1 + draw.below(6);
        String sender = inbound ? draw.foreignAddress() : draw.ownAddress();
        String event = draw.of("RECEIVE", "SEND", "DELIVER", "HAREDIRECT", "AGENTINFO", "SUBMIT");
        String time = draw.time(TIME);
        out.append(time).append(',').append(draw.ip()).append(',').append(inbound ? "mx" + draw.below(9) + ".partner.example" : "EX0" + server)
                .append(",192.0.2.").append(10 + server).append(",EX0").append(server).append(',').append(draw.hex(16)).append(';').append(time)
                .append(";0,").append(inbound ? "EX0" + server + "\\Default Frontend EX0" + server : "Outbound to relay").append(',')
                .append(event.equals("DELIVER") ? "STOREDRIVER" : "SMTP").append(',').append(event).append(',').append(1_000_000_000L + number)
                .append(",<").append(draw.hex(32)).append("@mail.").append(inbound ? "partner" : "contoso").append(".example>,").append(Seq.text(number))
                .append(',').append(inbound ? draw.ownAddress() : draw.foreignAddress()).append(",250 2.1.5 Recipient OK,").append(900 + draw.below(900000))
                .append(",1,,,");
        subject(draw, out);
        out.append(',').append(sender).append(',').append(sender).append(",2026-10-01T00:00:00.000Z;SRV=EX0").append(server)
                .append(".contoso.example:TOTAL-SUB=0.").append(draw.below(999)).append("|SA=0.").append(draw.below(999)).append(',')
                .append(inbound ? "Incoming" : "Originating").append(",,").append(draw.ip()).append(",192.0.2.").append(10 + server)
                .append(",S:E2ELatency=").append(draw.below(40)).append('.').append(draw.below(999)).append(";S:MsgRecipCount=1;S:Oorg=")
                .append(inbound ? "partner.example" : "contoso.example").append(";S:ProxiedClientIPAddress=").append(draw.ip())
                .append(";S:DeliveryPriority=Normal,Email,").append(draw.uuid()).append(",15.02.1544.004\r\n");
    }

    private static void subject(Draw draw, StringBuilder out) {
        String words = draw.of("Invoice ", "Order ", "Zahlung für Auftrag ", "Minutes of meeting ", "Offer ") + draw.below(100000);
        switch (draw.below(10)) {
            case 0 -> out.append('"').append(words).append(", second notice\"");
            case 1 -> out.append("\"He said \"\"").append(words).append("\"\" again\"");
            default -> out.append(words);
        }
    }
}
