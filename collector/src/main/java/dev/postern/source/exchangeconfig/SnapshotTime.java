package dev.postern.source.exchangeconfig;

import dev.postern.io.FileEntry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a snapshot was taken: the time stamp in its file's name, else in the nearest folder's, else the file's last write.
 * Time stamps are UTC: {@code 2026-11-02T00-00-00Z}, {@code 20261102T000000Z}, {@code 2026-11-02}, {@code 20261102}.
 */
final class SnapshotTime {
    private static final Pattern STAMP = Pattern.compile(
            "(?<!\\d)(20\\d\\d)-?(\\d\\d)-?(\\d\\d)(?:[T_ -]?(\\d\\d)[-:._]?(\\d\\d)(?:[-:._]?(\\d\\d))?(?:[.,]\\d{1,9})?Z?)?(?!\\d)");

    private SnapshotTime() {
    }

    static Instant of(FileEntry file) {
        String[] parts = file.path().split("[/\\\\]");
        for (int i = parts.length - 1; i >= 0; i--) {
            Matcher matcher = STAMP.matcher(parts[i]);
            while (matcher.find()) {
                try {
                    return LocalDateTime.of(number(matcher, 1), number(matcher, 2), number(matcher, 3),
                            number(matcher, 4), number(matcher, 5), number(matcher, 6)).toInstant(ZoneOffset.UTC);
                } catch (DateTimeException e) {
                    // Digits that are no date, such as a number in the name: the next ones may be.
                    continue;
                }
            }
        }
        return file.modified().truncatedTo(ChronoUnit.MICROS);
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }
}
