package dev.postern.demo.mail;

import java.time.Instant;
import java.util.List;

/**
 * One line of a message tracking log.
 *
 * @param context  {@code source-context}
 * @param internal {@code internal-message-id}
 * @param statuses one for each recipient, or none
 * @param related  {@code related-recipient-address}
 */
record TrackingEvent(Instant time, Mail mail, long internal, Hop hop, String source, String event, String connector, String context,
                     List<String> recipients, List<String> statuses, String related, String reference, String info, String direction,
                     String customData) {

    /** Who handed the message to whom. */
    record Hop(String clientIp, String clientHost, String serverIp, String serverHost) { }
}
