package dev.postern.source;

/**
 * Bounds of what a file source takes into memory. A record beyond a bound is rejected with its position; its neighbours go on.
 *
 * @param recordBytes bytes of one native record, as UTF-8
 * @param fileBytes   bytes of one file that is read whole (a configuration snapshot, a named list)
 * @param pageBytes   bytes of native records in one page; a page ends after the record that reaches it
 * @param jsonDepth   levels of nesting in a JSON record, at most 64
 * @param fields      columns of a CSV record, and names or list elements in one JSON record
 * @param nameLength  characters of a JSON name
 */
public record ReadLimits(int recordBytes, int fileBytes, int pageBytes, int jsonDepth, int fields, int nameLength) {
    /** 1 MiB a record, 64 MiB a whole file, 16 MiB a page, 64 levels, 20,000 fields, 1,000 characters a name. */
    public static final ReadLimits DEFAULT = new ReadLimits(1 << 20, 64 << 20, 16 << 20, 64, 20_000, 1_000);

    public ReadLimits {
        if (recordBytes < 256 || fileBytes < recordBytes || pageBytes < 1 || jsonDepth < 1 || jsonDepth > 64 || fields < 1 || nameLength < 1) {
            throw new IllegalArgumentException("read limits must be positive, a record at least 256 bytes, a file no smaller than a record, "
                    + "JSON at most 64 levels deep");
        }
    }

    /** The same bounds with another bound for one record. */
    public ReadLimits withRecordBytes(int bytes) {
        return new ReadLimits(bytes, Math.max(fileBytes, bytes), pageBytes, jsonDepth, fields, nameLength);
    }
}
