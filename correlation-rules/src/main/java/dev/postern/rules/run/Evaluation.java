package dev.postern.rules.run;

import java.util.List;

/**
 * What the rules said about one slot.
 *
 * @param alerts     unique by {@link Alert#dedupKey()}, in order of first event
 * @param suppressed rules that were silent for want of a list
 * @param failed     documents that could not be asked
 */
public record Evaluation(List<Alert> alerts, List<Suppression> suppressed, List<Failure> failed) {
    public Evaluation {
        alerts = List.copyOf(alerts);
        suppressed = List.copyOf(suppressed);
        failed = List.copyOf(failed);
    }
}
