package dev.postern.demo;

import java.util.Locale;

/** What can be staged in a sample tenant. Each has its own actor and its own objects. */
public enum Incident {
    /** A foreign host gets a connector of its own, sends mail through it, and the connector goes again. */
    ROGUE_INBOUND_CONNECTOR,
    /** All mail to the internet takes its way over a foreign host. */
    SMART_HOST_REDIRECT,
    /** A mailbox hides mail from its owner and sends copies away. */
    MAILBOX_TAKEOVER,
    /** The audit log is off while a partner's connector loses its TLS check. */
    AUDIT_AND_TLS_TAMPERING;

    /** Name in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
