package dev.postern.sink;

/** What "delivered" means at a sink; shown to users and never called more than it is. */
public enum DeliveryLevel {
    /** The destination confirmed that the rows are indexed. */
    INDEXED,
    /** The destination took the rows over; it does not say what became of them. */
    ACCEPTED,
    /** The rows are in the embedded engine, exactly once. */
    STORED
}
