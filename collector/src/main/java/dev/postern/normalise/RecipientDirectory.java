package dev.postern.normalise;

import java.util.Optional;

/** Knows the SMTP addresses of recipients that are named otherwise: by alias, name, GUID or distinguished name. */
@FunctionalInterface
public interface RecipientDirectory {
    /** Knows nobody. */
    RecipientDirectory NONE = recipient -> Optional.empty();

    /** SMTP address of a recipient as a parameter names it, in lower case. */
    Optional<String> address(String recipient);
}
