package dev.postern.demo;

import dev.postern.demo.config.ObjectType;
import java.util.List;
import java.util.Map;

/**
 * One entry of {@code changes.yml}: approved work.
 *
 * @param days   first and last day that it may fall on
 * @param times  how often it is done; null for once
 * @param chance percent; null for always
 * @param note   what the change record says
 */
record PlannedWork(List<Integer> days, Integer times, Integer chance, String operation, ObjectType type, String object, String note,
                   Map<String, String> parameters) {
    PlannedWork {
        times = times == null ? 1 : times;
        chance = chance == null ? 100 : chance;
    }
}
