package dev.postern.normalise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What operations are done to and which of their parameters matter, from {@code normalise/operations.yml}. Immutable. */
public final class Operations {
    private final Map<String, String> nouns;
    private final Map<String, String> operations;
    private final Set<String> owned;
    private final List<String> recipientParameters;
    private final Map<String, String> sourceParameters;

    public Operations() {
        MappingFile file = MappingFile.read("operations");
        nouns = Map.copyOf(file.map("nouns"));
        operations = Map.copyOf(file.map("operations"));
        owned = Set.copyOf(file.list("owned"));
        recipientParameters = file.list("recipient-parameters");
        sourceParameters = Map.copyOf(file.map("source-parameters"));
    }

    /** Object type of an operation, such as {@code inbound-connector} of {@code Set-InboundConnector}. */
    public Optional<String> objectType(String operation) {
        int dash = operation.indexOf('-');
        return Optional.ofNullable(dash > 0 ? nouns.get(operation.substring(dash + 1)) : operations.get(operation));
    }

    /** Whether an operation makes a new object, which its record names by {@code Name} alone. */
    public boolean creates(String operation) {
        return operation.startsWith("New-");
    }

    /** Whether identities of the type are {@code owner\name}. */
    boolean owned(String objectType) {
        return owned.contains(objectType);
    }

    /** Parameters whose values are recipients of mail. */
    public List<String> recipientParameters() {
        return recipientParameters;
    }

    /** The parameter with the addresses that an object of the type accepts mail from. */
    public String sourceParameter(String objectType) {
        return sourceParameters.getOrDefault(objectType, sourceParameters.get("default"));
    }
}
