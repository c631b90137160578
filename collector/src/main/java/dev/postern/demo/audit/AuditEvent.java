package dev.postern.demo.audit;

import java.time.Instant;

/** One audited operation; {@code objectId} is empty where the record has none. */
public record AuditEvent(Instant time, String id, Actor actor, String operation, String objectId, Detail detail) { }
