package dev.postern.normalise;

import java.util.HashMap;
import java.util.Map;

/** Fields of a unified audit record that have a place in the row, by their native name. */
public enum AuditSlot {
    ID("Id"),
    CREATION_TIME("CreationTime"),
    OPERATION("Operation"),
    RECORD_TYPE("RecordType"),
    RESULT_STATUS("ResultStatus"),
    WORKLOAD("Workload"),
    USER_ID("UserId"),
    USER_TYPE("UserType"),
    CLIENT_IP("ClientIP"),
    CLIENT_IP_ADDRESS("ClientIPAddress"),
    ACTOR_IP_ADDRESS("ActorIpAddress"),
    SESSION_ID("SessionId"),
    CLIENT_APP_ID("ClientAppId"),
    APP_ID("AppId"),
    APPLICATION_ID("ApplicationId"),
    USER_AGENT("UserAgent"),
    CLIENT_INFO_STRING("ClientInfoString"),
    ORGANIZATION_NAME("OrganizationName"),
    ORGANIZATION_ID("OrganizationId"),
    OBJECT_ID("ObjectId"),
    EXTERNAL_ACCESS("ExternalAccess"),
    MAILBOX_OWNER_UPN("MailboxOwnerUPN");

    private static final Map<String, AuditSlot> BY_NAME = new HashMap<>();

    static {
        for (AuditSlot slot : values()) {
            BY_NAME.put(slot.nativeName, slot);
        }
    }

    private final String nativeName;

    AuditSlot(String nativeName) {
        this.nativeName = nativeName;
    }

    public String nativeName() {
        return nativeName;
    }

    /** The slot of a native name, or null where the name has none. */
    static AuditSlot find(String name) {
        return BY_NAME.get(name);
    }
}
