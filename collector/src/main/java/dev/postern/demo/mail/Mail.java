package dev.postern.demo.mail;

import java.time.Instant;
import java.util.List;

/**
 * One message on its way.
 *
 * @param sender     address in the header
 * @param returnPath envelope sender; {@code <>} for the null sender
 * @param messageId  Message-ID header with its angle brackets
 * @param networkId  id that lasts through all hops
 */
record Mail(Instant time, String sender, String returnPath, List<String> recipients, String subject, int size, String messageId,
            String networkId) {
    Mail {
        recipients = List.copyOf(recipients);
    }
}
