package dev.postern.rules.sql;

import dev.postern.rules.model.Condition;
import java.util.List;

/**
 * What plain columns alone tell of a condition: a weaker one that holds wherever the condition may hold. It reads no JSON and no
 * list, so that one cheap pass can tell that a rule has nothing to say.
 */
final class Outline {
    private static final Condition ALWAYS = new Condition.All(List.of());
    private static final Condition NEVER = new Condition.Any(List.of());

    private Outline() {
    }

    static Condition of(Condition condition) {
        return bound(condition, true);
    }

    /** @param upper true for "holds wherever it may hold", false for "holds only where it must hold" */
    private static Condition bound(Condition condition, boolean upper) {
        if (condition instanceof Condition.All all) {
            List<Condition> parts = all.of().stream().map(part -> bound(part, upper)).filter(part -> !part.equals(ALWAYS)).toList();
            return parts.contains(NEVER) ? NEVER : new Condition.All(parts);
        }
        if (condition instanceof Condition.Any any) {
            List<Condition> parts = any.of().stream().map(part -> bound(part, upper)).filter(part -> !part.equals(NEVER)).toList();
            return parts.contains(ALWAYS) ? ALWAYS : new Condition.Any(parts);
        }
        if (condition instanceof Condition.Not not) {
            Condition inner = bound(not.of(), !upper);
            return inner.equals(ALWAYS) ? NEVER : inner.equals(NEVER) ? ALWAYS : new Condition.Not(inner);
        }
        boolean plain = condition instanceof Condition.Match match && match.field().path().isEmpty() && !match.field().many();
        return plain ? condition : upper ? ALWAYS : NEVER;
    }
}
