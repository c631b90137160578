package dev.postern.normalise;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of unified audit records, from {@code normalise/audit.yml}. Immutable. */
public final class AuditWords {
    private final MappingFile file = MappingFile.read("audit");
    private final Map<String, String> results = file.words("results");
    private final Map<String, String> operationResults = file.map("operation-results");
    private final Map<String, String> actorTypes = file.words("actor-types");
    private final Map<String, String> recordTypes = file.map("record-types");
    private final List<String> dropped = file.list("dropped");

    /** {@code success}, {@code failure} or empty. */
    Optional<String> result(String operation, String status) {
        return Optional.ofNullable(operationResults.getOrDefault(operation, results.get(status.toLowerCase(Locale.ROOT))));
    }

    String actorType(String userType) {
        return actorTypes.getOrDefault(userType.toLowerCase(Locale.ROOT), userType);
    }

    /** Name of a record type given by number or name; an unknown number stays. */
    String recordType(String type) {
        return recordTypes.getOrDefault(type, type);
    }

    List<String> dropped() {
        return dropped;
    }

    /** Audit names of the OfficeActivity columns that are called otherwise. */
    public Map<String, String> officeActivityNames() {
        return file.at("office-activity").map("renamed");
    }

    /** OfficeActivity columns that say nothing of their own. */
    public List<String> officeActivityDropped() {
        return file.at("office-activity").list("dropped");
    }
}
