package dev.postern.baseline;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** How safe a value of a property is, from {@code baseline/ranks.yml}. Property names ignore case. Immutable. */
public final class Ranks {
    private static final Ranks CURRENT = new Ranks(RankFile.read("baseline/ranks.yml"));

    private final Map<String, RankOrder> orders;

    Ranks(Map<String, RankOrder> orders) {
        this.orders = Map.copyOf(orders);
    }

    /** The ranks that ship with this version. */
    public static Ranks current() {
        return CURRENT;
    }

    /**
     * Rank of a value; the higher, the safer. Ranks compare only within one property.
     *
     * @param value as a snapshot or an audit record has it; null for "nothing set"
     * @return empty where the property has no order or the order does not know the value
     */
    public OptionalLong rank(String objectType, String property, Object value) {
        RankOrder order = orders.get(key(objectType, property));
        return order == null ? OptionalLong.empty() : order.rank(Canonical.of(value));
    }

    /** What going from one rank to another means; neutral where one is not known. */
    public static Strength strength(OptionalLong from, OptionalLong to) {
        if (from.isEmpty() || to.isEmpty()) {
            return Strength.NEUTRAL;
        }
        int order = Long.compare(to.getAsLong(), from.getAsLong());
        return order < 0 ? Strength.WEAKENED : order > 0 ? Strength.STRENGTHENED : Strength.NEUTRAL;
    }

    /** What going from one value to another means. */
    public Strength strength(String objectType, String property, Object oldValue, Object newValue) {
        return strength(rank(objectType, property, oldValue), rank(objectType, property, newValue));
    }

    static String key(String objectType, String property) {
        return objectType + '.' + property.toLowerCase(Locale.ROOT);
    }
}
