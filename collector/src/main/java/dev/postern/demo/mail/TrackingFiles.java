package dev.postern.demo.mail;

import dev.postern.demo.cast.CsvRows;
import dev.postern.demo.cast.CsvRows.Quoting;
import dev.postern.demo.cast.Dice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * Message tracking logs of one server, a file an hour, written in order of time. As in the field, a restart puts the header
 * into the middle of one file, and two files begin with a byte order mark.
 */
final class TrackingFiles implements AutoCloseable {
    private static final DateTimeFormatter DATE_AND_HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:").withZone(ZoneOffset.UTC);
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
    private Instant hourEnd = Instant.MIN;
    private String hour;
    private int files;
    private int rows;
    private boolean restarted;
    private CsvRows csv;

    TrackingFiles(Path folder, Dice dice) {
        this.folder = folder;
        this.dice = dice;
    }

    void write(TrackingEvent event) throws IOException {
        if (!event.time().isBefore(hourEnd)) {
            close();
            open(event.time());
        }
        if (!restarted && files >= RESTART_FROM && ++rows == 20) {
            restarted = true;
            header(event.time());
        }
        Mail mail = event.mail();
        TrackingEvent.Hop hop = event.hop();
        csv.add(stamp(event.time()), hop.clientIp(), hop.clientHost(), hop.serverIp(), hop.serverHost(), event.context(),
                event.connector(), event.source(), event.event(), event.internal(), mail.messageId(), mail.networkId(),
                String.join(";", event.recipients()), String.join(";", event.statuses()), mail.size(), event.recipients().size(),
                event.related(), event.reference(), mail.subject(), mail.sender(), mail.returnPath(), event.info(), event.direction(), "",
                hop.clientIp(), hop.serverIp(), event.customData(), "Email", dice.guid(), VERSION);
    }

    private void open(Instant time) throws IOException {
        files++;
        rows = 0;
        hour = DATE_AND_HOUR.format(time);
        hourEnd = time.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        csv = CsvRows.create(folder.resolve("MSGTRK" + HOUR.format(time) + "-1.LOG"), Quoting.WHERE_NEEDED);
        if (WITH_MARK.contains(files)) {
            csv.raw("\uFEFF");
        }
        header(time);
    }

    /** ISO 8601 with milliseconds, put together by hand: a formatter would take longer than all the rest of the line. */
    private String stamp(Instant time) {
        long millis = Math.floorMod(time.toEpochMilli(), 3_600_000L);
        String digits = Long.toString(10_000_000L + millis / 60_000 * 100_000 + millis % 60_000);
        return hour + digits.substring(1, 3) + ':' + digits.substring(3, 5) + '.' + digits.substring(5) + 'Z';
    }

    private void header(Instant time) throws IOException {
        csv.raw("#Software: Microsoft Exchange Server\r\n#Version: 15.02.1544.004\r\n#Log-type: Message Tracking Log\r\n#Date: "
                + stamp(time) + "\r\n#Fields: " + FIELDS + "\r\n");
    }

    @Override
    public void close() throws IOException {
        if (csv != null) {
            csv.close();
        }
    }
}
