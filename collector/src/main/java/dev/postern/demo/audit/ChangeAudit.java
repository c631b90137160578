package dev.postern.demo.audit;

import dev.postern.demo.cast.Person;
import dev.postern.demo.cast.Tenant;
import dev.postern.demo.config.Change;
import dev.postern.demo.config.ObjectType;

/** The audit record that a change leaves behind. */
public final class ChangeAudit {
    private final Tenant tenant;

    public ChangeAudit(Tenant tenant) {
        this.tenant = tenant;
    }

    public AuditEvent event(Change change) {
        Person person = change.actor();
        Actor actor = tenant.admins().contains(person) ? Actor.admin(person, change.clientIp()) : Actor.user(person, change.clientIp());
        Detail detail = change.operation().equals("UpdateInboxRules")
                ? new Detail.OutlookRule(person, change.parameters())
                : new Detail.Cmdlet(change.passed());
        return new AuditEvent(change.time(), change.id(), actor, change.operation(), objectId(change), detail);
    }

    private String objectId(Change change) {
        ObjectType type = change.type();
        if (type == ObjectType.INBOX_RULE) {
            return change.actor().alias() + '\\' + change.object();
        }
        if (type == ObjectType.RECIPIENT) {
            return tenant.names().get("orgpath") + '/' + change.object();
        }
        if (type == ObjectType.TRANSPORT_CONFIG) {
            return tenant.names().get("initial.domain") + '\\' + change.object();
        }
        return change.operation().equals("New-TransportRule") ? "" : change.object();
    }
}
