package dev.postern.source.unifiedaudit;

import java.util.Map;

/**
 * Names of Graph's {@code auditLogRecord} wrapper and the classic names they stand for. The wrapped {@code auditData} repeats
 * them in classic form and, standing last, counts. Graph's {@code userId} is the classic {@code UserKey}.
 */
final class GraphNames {
    private static final Map<String, String> CLASSIC = Map.ofEntries(
            Map.entry("id", "Id"),
            Map.entry("createdDateTime", "CreationTime"),
            Map.entry("auditLogRecordType", "RecordType"),
            Map.entry("operation", "Operation"),
            Map.entry("organizationId", "OrganizationId"),
            Map.entry("userType", "UserType"),
            Map.entry("userId", "UserKey"),
            Map.entry("userPrincipalName", "UserId"),
            Map.entry("service", "Workload"),
            Map.entry("objectId", "ObjectId"),
            Map.entry("clientIp", "ClientIP"));

    private GraphNames() {
    }

    static String classic(String name) {
        return CLASSIC.getOrDefault(name, name);
    }
}
