package dev.postern.demo.mail;

/**
 * One row of a message trace.
 *
 * @param status    what became of the message, as the report words it
 * @param clientIp  address that handed the message in
 * @param direction 1 inbound, 2 outbound
 * @param connector name of the connector that carried it; empty where none did
 * @param tls       protocol of the session; empty where it had none, or no connector tells it
 */
record TraceRow(Mail mail, String status, String clientIp, int direction, String connector, String tls) { }
