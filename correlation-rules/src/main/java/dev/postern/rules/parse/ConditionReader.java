package dev.postern.rules.parse;

import dev.postern.rules.model.Condition;
import dev.postern.rules.model.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code a and not (b or 1 of c*)} against named conditions. {@code not} binds before {@code and}, {@code and} before
 * {@code or}.
 */
final class ConditionReader {
    private static final Pattern TOKEN = Pattern.compile("\\s*([()]|[A-Za-z0-9_*-]+)");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "of", "them");

    private final Map<String, Condition> scope;
    private final Set<String> used;
    private final Place place;
    private final List<String> tokens = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private int next;

    private ConditionReader(YamlNode node, Map<String, Condition> scope, Set<String> used) {
        this.scope = scope;
        this.used = used;
        this.place = node.place();
        String text = node.text();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.region(end, text.length()).lookingAt()) {
            tokens.add(token.group(1));
            offsets.add(token.start(1));
            end = token.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new RuleException(place, "`" + text.substring(end).strip() + "` is not supported in a condition (character "
                    + (end + 1) + ")");
        }
    }

    /**
     * @param used gets every name that the condition names
     * @throws RuleException where the text is no condition or names what is not in scope
     */
    static Condition read(YamlNode node, Map<String, Condition> scope, Set<String> used) {
        ConditionReader reader = new ConditionReader(node, scope, used);
        Condition condition = reader.or();
        if (reader.next < reader.tokens.size()) {
            throw reader.unexpected("`and`, `or` or the end");
        }
        return condition;
    }

    static Condition read(YamlNode node, Map<String, Condition> scope) {
        return read(node, scope, new HashSet<>());
    }

    private Condition or() {
        List<Condition> either = new ArrayList<>(List.of(and()));
        while (take("or")) {
            either.add(and());
        }
        return either.size() == 1 ? either.get(0) : new Condition.Any(either);
    }

    private Condition and() {
        List<Condition> all = new ArrayList<>(List.of(not()));
        while (take("and")) {
            all.add(not());
        }
        return all.size() == 1 ? all.get(0) : new Condition.All(all);
    }

    private Condition not() {
        return take("not") ? new Condition.Not(not()) : primary();
    }

    private Condition primary() {
        if (take("(")) {
            Condition inner = or();
            if (!take(")")) {
                throw unexpected("`)`");
            }
            return inner;
        }
        if (next >= tokens.size() || WORDS.contains(tokens.get(next)) || tokens.get(next).equals(")")) {
            throw unexpected("a name, `not` or `(`");
        }
        String name = tokens.get(next++);
        if (take("of")) {
            return quantified(name);
        }
        Condition named = scope.get(name);
        if (named == null) {
            next--;
            throw new RuleException(place, "nothing is named `" + name + "`" + at() + NearestName.hint(name, scope.keySet()));
        }
        used.add(name);
        return named;
    }

    private Condition quantified(String quantity) {
        if (!quantity.equals("1") && !quantity.equals("all")) {
            throw new RuleException(place, "`" + quantity + " of` is not supported: only `1 of` and `all of`");
        }
        if (next >= tokens.size()) {
            throw unexpected("a pattern such as `sel*`, or `them`");
        }
        String pattern = tokens.get(next++);
        List<String> names = scope.keySet().stream().filter(name -> pattern.equals("them") ? !name.startsWith("_")
                : name.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"))).toList();
        if (names.isEmpty()) {
            throw new RuleException(place, "`" + quantity + " of " + pattern + "` names nothing");
        }
        used.addAll(names);
        List<Condition> conditions = names.stream().map(scope::get).toList();
        return quantity.equals("1") ? new Condition.Any(conditions) : new Condition.All(conditions);
    }

    private boolean take(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equals(token);
        next += there ? 1 : 0;
        return there;
    }

    private RuleException unexpected(String wanted) {
        return new RuleException(place, wanted + " is needed in the condition" + at()
                + (next < tokens.size() ? ", not `" + tokens.get(next) + "`" : ", which ends too early"));
    }

    private String at() {
        return next < tokens.size() ? " (character " + (offsets.get(next) + 1) + ")" : "";
    }
}
