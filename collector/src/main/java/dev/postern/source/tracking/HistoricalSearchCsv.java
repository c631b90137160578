package dev.postern.source.tracking;

import dev.postern.source.CsvHeader;
import dev.postern.source.CsvMapper;
import dev.postern.source.CsvRecordReader;
import dev.postern.source.FileContext;
import dev.postern.source.FileFormat;
import dev.postern.source.FileHead;
import dev.postern.source.FileMark;
import dev.postern.source.RecordReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Enhanced and extended reports of {@code Start-HistoricalSearch}: one row for each recipient. */
final class HistoricalSearchCsv implements FileFormat {
    private final TrackingWords words = new TrackingWords();
    private final Map<String, String> names = words.historicalSearch();

    @Override
    public String name() {
        return "historical-search-csv";
    }

    @Override
    public boolean recognises(FileHead head) {
        CsvHeader columns = head.columns();
        boolean time = columns.has("origin_timestamp") || columns.has("date_time") || columns.has("date_time_utc");
        return !head.json().json() && time && columns.has("message_id") && (columns.has("recipient_status") || columns.has("recipient_address"));
    }

    @Override
    public RecordReader open(FileContext context, FileMark mark) throws IOException {
        MessageRows rows = new MessageRows("Microsoft Exchange Online", context.source(), words);
        return new CsvRecordReader(context, mark, header -> mapper(header, rows));
    }

    private CsvMapper mapper(CsvHeader header, MessageRows rows) {
        TrackingColumns columns = new TrackingColumns(header.names().stream()
                .map(name -> names.getOrDefault(name.toLowerCase(Locale.ROOT), name)).toList());
        return (record, fields) -> {
            String addresses = fields.get(columns.index("recipient-address"));
            String statuses = fields.get(columns.index("recipient-status"));
            List<Recipient> recipients = addresses.isEmpty() || statuses.contains("##") ? Recipient.withStatus(statuses) : Recipient.parallel(addresses, statuses);
            return rows.rows(record, fields, columns, recipients, true);
        };
    }
}
