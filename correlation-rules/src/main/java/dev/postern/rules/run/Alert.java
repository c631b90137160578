package dev.postern.rules.run;

import dev.postern.rules.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule raised: the fields of the stream {@code alert}.
 *
 * @param title     title of the document that raised it
 * @param dedupKey  two alerts with one key are one alert
 * @param firstTime time of the first contributing event
 * @param before    properties before, by name, restricted to what differs; empty where nothing is known
 * @param after     properties after, by name; what was passed where nothing is known from before
 * @param eventIds  rows that contributed, in the order of the rule's steps
 * @param drillId   the drill that the events belong to
 */
public record Alert(
        String ruleId,
        String title,
        Severity severity,
        String dedupKey,
        String summary,
        Instant firstTime,
        Instant lastTime,
        String tenant,
        Optional<String> actorId,
        Optional<String> clientIp,
        Optional<String> objectType,
        Optional<String> objectId,
        Optional<String> objectName,
        Map<String, Object> before,
        Map<String, Object> after,
        Optional<String> ticket,
        List<String> eventIds,
        String nextStep,
        String playbook,
        Optional<String> drillId) {

    public Alert {
        before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
        eventIds = List.copyOf(eventIds);
    }

    /** This alert and another one of the same key as one: the more severe of them, with the events and the span of both. */
    public Alert merge(Alert other) {
        Alert chief = other.severity.compareTo(severity) > 0 ? other : this;
        Set<String> events = new LinkedHashSet<>(eventIds);
        events.addAll(other.eventIds);
        return new Alert(chief.ruleId, chief.title, chief.severity, chief.dedupKey, chief.summary,
                firstTime.isBefore(other.firstTime) ? firstTime : other.firstTime, lastTime.isAfter(other.lastTime) ? lastTime : other.lastTime,
                chief.tenant, chief.actorId, chief.clientIp, chief.objectType, chief.objectId, chief.objectName, chief.before, chief.after,
                chief.ticket, new ArrayList<>(events), chief.nextStep, chief.playbook, chief.drillId);
    }
}
