package dev.postern.demo;

import dev.postern.demo.cast.Person;
import dev.postern.demo.config.Change;
import dev.postern.demo.mail.RelayBurst;
import java.util.List;

/**
 * An incident as it took place in one sample.
 *
 * @param changes what was done, in order; putting things back with approval included
 * @param bursts  mail that was relayed
 */
record StagedIncident(Incident incident, String title, List<String> rules, Person actor, List<Change> changes, List<RelayBurst> bursts) {
    StagedIncident {
        rules = List.copyOf(rules);
        changes = List.copyOf(changes);
        bursts = List.copyOf(bursts);
    }
}
