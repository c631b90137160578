package dev.postern.demo;

/**
 * What was written.
 *
 * @param auditRecords   records in blobs and export, repeated ones counted each time
 * @param trackingEvents lines of message tracking logs
 * @param traceRows      rows of message trace reports
 * @param snapshots      snapshots of the configuration
 */
public record SampleSummary(int auditRecords, int trackingEvents, int traceRows, int snapshots) {
    /** All records, events and rows. */
    public int events() {
        return auditRecords + trackingEvents + traceRows;
    }
}
