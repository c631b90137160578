package dev.postern.demo.mail;

import dev.postern.demo.cast.CsvRows;
import dev.postern.demo.cast.Dice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;

/**
 * Message tracking logs of one server, a file an hour, written in order of time. As in the field, a restart puts the header
 * into the middle of one file, and two files begin with a byte order mark.
 */
final class TrackingFiles implements AutoCloseable {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyyMMddHH").withZone(ZoneOffset.UTC);
    private static final String VERSION = "15.02.1544.004";
    private static final String FIELDS = "date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,"
            + "event-id,internal-message-id,message-id,network-message-id,recipient-address,recipient-status,total-bytes,recipient-count,"
            + "related-recipient-address,reference,message-subject,sender-address,return-path,message-info,directionality,tenant-id,"
            + "original-client-ip,original-server-ip,custom-data,transport-traffic-type,log-id,schema-version";
    private static final Set<Integer> WITH_MARK = Set.of(2, 40);
    private static final int RESTART_FROM = 60;
    private final Path folder;
    private final Dice dice;
    private String hour = "";
    private int files;
    private int rows;
    private boolean restarted;
    private CsvRows csv;

    TrackingFiles(Path folder, Dice dice) {
        this.folder = folder;
        this.dice = dice;
    }

    void write(TrackingEvent event) throws IOException {
        String now = HOUR.format(event.time());
        if (!now.equals(hour)) {
            close();
            hour = now;
            open(event.time());
        }
        if (!restarted && files >= RESTART_FROM && ++rows == 20) {
            restarted = true;
            header(event.time());
        }
        Mail mail = event.mail();
        TrackingEvent.Hop hop = event.hop();
        csv.add(MILLIS.format(event.time()), hop.clientIp(), hop.clientHost(), hop.serverIp(), hop.serverHost(), event.context(),
                event.connector(), event.source(), event.event(), event.internal(), mail.messageId(), mail.networkId(),
                String.join(";", event.recipients()), String.join(";", event.statuses()), mail.size(), event.recipients().size(),
                event.related(), event.reference(), mail.subject(), mail.sender(), mail.returnPath(), event.info(), event.direction(), "",
                hop.clientIp(), hop.serverIp(), event.customData(), "Email", dice.guid(), VERSION);
    }

    private void open(Instant time) throws IOException {
        files++;
        rows = 0;
        String mark = WITH_MARK.contains(files) ? "\uFEFF" : "";
        csv = CsvRows.create(folder.resolve("MSGTRK" + hour + "-1.LOG"), mark, CSVFormat.DEFAULT);
        header(time);
    }

    private void header(Instant time) throws IOException {
        csv.raw("#Software: Microsoft Exchange Server\r\n#Version: 15.02.1544.004\r\n#Log-type: Message Tracking Log\r\n#Date: "
                + MILLIS.format(time) + "\r\n#Fields: " + FIELDS + "\r\n");
    }

    @Override
    public void close() throws IOException {
        if (csv != null) {
            csv.close();
        }
    }
}
