package dev.postern.demo.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Kinds of configuration objects that the sample changes or takes snapshots of. */
public enum ObjectType {
    @JsonProperty("inbound-connector") INBOUND_CONNECTOR,
    @JsonProperty("outbound-connector") OUTBOUND_CONNECTOR,
    @JsonProperty("receive-connector") RECEIVE_CONNECTOR,
    @JsonProperty("send-connector") SEND_CONNECTOR,
    @JsonProperty("transport-rule") TRANSPORT_RULE,
    @JsonProperty("accepted-domain") ACCEPTED_DOMAIN,
    @JsonProperty("remote-domain") REMOTE_DOMAIN,
    @JsonProperty("transport-config") TRANSPORT_CONFIG,
    @JsonProperty("admin-audit-config") ADMIN_AUDIT_CONFIG,
    @JsonProperty("recipient") RECIPIENT,
    @JsonProperty("inbox-rule") INBOX_RULE;

    /** Those that a snapshot shows. Inbox rules live in mailboxes. */
    public static List<ObjectType> inSnapshots() {
        return Arrays.stream(values()).filter(type -> type != INBOX_RULE).toList();
    }

    /** Name as in the {@code config} stream. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Names that a change record gives this kind: audit records speak of mailboxes where snapshots speak of recipients. */
    public List<String> ticketLabels() {
        return this == RECIPIENT ? List.of("mailbox", label()) : List.of(label());
    }

    /** Whether there is one object of this kind only, which cmdlets need not name. */
    public boolean single() {
        return this == TRANSPORT_CONFIG || this == ADMIN_AUDIT_CONFIG;
    }
}
