package dev.postern.source.tracking;

import dev.postern.normalise.NativeAddress;
import dev.postern.normalise.NativeTime;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import dev.postern.source.CsvFields;
import dev.postern.source.NativeRecord;
import dev.postern.source.RecordDigest;
import dev.postern.source.RejectedRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes {@code message} rows of one tracking record, one for each recipient. Not thread-safe. */
final class MessageRows {
    private static final StreamSchema STREAM = Schema.current().stream("message");

    private final String product;
    private final String source;
    private final TrackingWords words;
    private final RecordDigest digest = new RecordDigest();

    /** @param source name of the source, for the id of a record that does not name its message */
    MessageRows(String product, String source, TrackingWords words) {
        this.product = product;
        this.source = source;
        this.words = words;
    }

    /**
     * Rows of one record.
     *
     * @param recipients the record's recipients with the status of each; one of empty texts where it has none
     */
    List<Row> rows(NativeRecord record, CsvFields fields, TrackingColumns columns, List<Recipient> recipients, boolean trace) throws RejectedRecord {
        Row shared = shared(fields, columns);
        List<Row> rows = new ArrayList<>(recipients.size());
        for (int i = 0; i < recipients.size(); i++) {
            Recipient recipient = recipients.get(i);
            Row row = i == recipients.size() - 1 ? shared : shared.copy();
            String address = recipient.address().toLowerCase(Locale.ROOT);
            if (trace && shared.get("event") == null) {
                row.set("event", present(recipient.status()));
                row.set("action", words.action(recipient.status()));
            }
            row.set("recipient", present(address));
            row.set("recipient_status", present(recipient.status()));
            row.set("event_id", trace ? traceId(row, record, address, i) : trackingId(row, record, address, i));
            rows.add(row);
        }
        return rows;
    }

    private String trackingId(Row row, NativeRecord record, String recipient, int number) {
        String server = row.text("server");
        String message = row.text("internal_message_id");
        return server == null || message == null ? digest.of(source, record) + "#" + number
                : digest.of(server, row.time().toString(), message, String.valueOf(row.text("event")), recipient);
    }

    private String traceId(Row row, NativeRecord record, String recipient, int number) {
        String network = row.text("network_message_id");
        String message = network == null ? row.text("message_id") : network;
        return message == null ? digest.of(source, record) + "#" + number : digest.of(message, recipient, String.valueOf(row.text("event")));
    }

    private Row shared(CsvFields fields, TrackingColumns columns) throws RejectedRecord {
        String dateTime = fields.get(columns.index("date-time"));
        Optional<Instant> time = NativeTime.parse(dateTime);
        if (time.isEmpty()) {
            throw new RejectedRecord("its time \"" + (dateTime.length() > 60 ? dateTime.substring(0, 60) + "…" : dateTime) + "\" is no time");
        }
        Row row = new Row(STREAM);
        Map<String, Object> extra = new LinkedHashMap<>();
        String event = fields.get(columns.index("event-id"));
        String connector = fields.get(columns.index("connector-id"));
        row.set("time", time.get());
        row.set("product", product);
        row.set("event", present(event));
        row.set("action", event.isEmpty() ? null : words.action(event));
        row.set("direction", words.direction(fields.get(columns.index("directionality")), event, connector));
        row.set("connector", present(connector));
        row.set("connector_id", present(connector.toLowerCase(Locale.ROOT)));
        row.set("component", present(fields.get(columns.index("source"))));
        row.set("server", present(fields.get(columns.index("server-hostname"))));
        row.set("client_host", present(fields.get(columns.index("client-hostname"))));
        address(row, "server_ip", "server-ip", fields, columns, extra);
        address(row, "client_ip", "client-ip", fields, columns, extra);
        address(row, "original_client_ip", "original-client-ip", fields, columns, extra);
        row.set("internal_message_id", present(fields.get(columns.index("internal-message-id"))));
        row.set("message_id", present(fields.get(columns.index("message-id"))));
        row.set("network_message_id", present(fields.get(columns.index("network-message-id"))));
        row.set("sender", present(fields.get(columns.index("sender-address")).toLowerCase(Locale.ROOT)));
        row.set("return_path", present(fields.get(columns.index("return-path")).toLowerCase(Locale.ROOT)));
        row.set("subject", present(fields.get(columns.index("message-subject"))));
        number(row, "size", "total-bytes", fields, columns, extra);
        number(row, "recipient_count", "recipient-count", fields, columns, extra);
        String custom = fields.get(columns.index("custom-data"));
        Map<String, Object> customData = custom.isEmpty() ? Map.of() : CustomData.parse(custom);
        row.set("custom_data", customData.isEmpty() ? null : customData);
        String tls = fields.get(columns.index("tls-version"));
        row.set("tls_version", tls.isEmpty() ? words.tlsVersion(customData) : tls);
        rest(fields, columns, extra);
        row.set("extra", extra.isEmpty() ? null : extra);
        return row;
    }

    private static void rest(CsvFields fields, TrackingColumns columns, Map<String, Object> extra) {
        for (int i = 0; i < fields.count(); i++) {
            if (!columns.placed(i) && !fields.get(i).isEmpty()) {
                extra.put(i < columns.names().size() ? columns.names().get(i) : "column-" + (i + 1), fields.get(i));
            }
        }
    }

    private static void address(Row row, String field, String column, CsvFields fields, TrackingColumns columns, Map<String, Object> extra) {
        String text = fields.get(columns.index(column));
        Optional<String> address = NativeAddress.parse(text);
        row.set(field, address.orElse(null));
        if (address.isEmpty() && !text.isEmpty()) {
            extra.put(column, text);
        }
    }

    private static void number(Row row, String field, String column, CsvFields fields, TrackingColumns columns, Map<String, Object> extra) {
        String text = fields.get(columns.index(column));
        if (!text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            row.set(field, Long.valueOf(text));
        } else if (!text.isEmpty()) {
            extra.put(column, text);
        }
    }

    private static String present(String text) {
        return text.isEmpty() ? null : text;
    }
}
