package dev.postern.demo;

import dev.postern.demo.config.ObjectType;
import java.util.List;
import java.util.Map;

/**
 * One file of {@code incidents/}: how an incident goes. Times are ranges in minutes.
 *
 * @param rules ids of the rules that it is to raise
 * @param actor {@code admin.n} or {@code victim}
 * @param days  first and last day that it may begin on
 * @param relay mail that it sends; null for none
 */
record Script(String title, List<String> rules, String actor, List<Integer> days, List<Step> steps, Relay relay) {

    /**
     * @param after  from the first step on; null for the first
     * @param actor  who does it where that is not the incident's actor
     * @param note   text of the change record; null where nobody approved it
     * @param chance percent; null for always
     */
    record Step(String operation, List<Integer> after, Integer chance, String actor, ObjectType type, String object, String note,
                Map<String, String> parameters) {
        Step {
            chance = chance == null ? 100 : chance;
        }
    }

    /** Mail through a connector that the incident made. */
    record Relay(String connector, String address, String sender, String subject, List<Integer> after, List<Integer> lasting,
                 List<Integer> messages) { }
}
