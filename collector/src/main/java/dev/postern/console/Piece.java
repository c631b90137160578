package dev.postern.console;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A stretch of a value that is the same on both sides, or is on one side only.
 *
 * @param marked whether it is on this side only
 */
record Piece(String text, boolean marked) {
    /** Words, host names and addresses stay whole; what stands between them is a token of its own. */
    private static final Pattern BETWEEN = Pattern.compile("(?<=[^\\w.@:/-])|(?=[^\\w.@:/-])", Pattern.UNICODE_CHARACTER_CLASS);
    /** Where less than this part of the shorter side is common, a diff by words would be confetti. */
    private static final double LEAST_COMMON = 0.4;
    private static final String SEPARATOR = ", ";

    /** Both sides of one value. */
    record Sides(List<Piece> before, List<Piece> after) {
    }

    /** Compares lists by element, and texts by word; what has little in common is marked whole. */
    static Sides compare(Object before, Object after) {
        if (Objects.equals(before, after)) {
            return new Sides(List.of(new Piece(Values.text(before), false)), List.of(new Piece(Values.text(after), false)));
        }
        if (before instanceof List<?> old && after instanceof List<?> now) {
            return sides(old.stream().map(Values::element).toList(), now.stream().map(Values::element).toList(), SEPARATOR);
        }
        String old = Values.text(before);
        String now = Values.text(after);
        List<String> oldTokens = List.of(BETWEEN.split(old));
        List<String> nowTokens = List.of(BETWEEN.split(now));
        return common(oldTokens, nowTokens) ? sides(oldTokens, nowTokens, "") : new Sides(List.of(new Piece(old, true)), List.of(new Piece(now, true)));
    }

    private static boolean common(List<String> old, List<String> now) {
        long oldWords = words(old);
        long changed = DiffUtils.diff(old, now).getDeltas().stream().mapToLong(delta -> words(delta.getSource().getLines())).sum();
        return oldWords > 1 && oldWords - changed >= LEAST_COMMON * Math.min(oldWords, words(now));
    }

    private static long words(List<String> tokens) {
        return tokens.stream().filter(token -> !token.isBlank()).count();
    }

    private static Sides sides(List<String> old, List<String> now, String separator) {
        boolean[] oldMarked = new boolean[old.size()];
        boolean[] nowMarked = new boolean[now.size()];
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            mark(oldMarked, delta.getSource().getPosition(), delta.getSource().size());
            mark(nowMarked, delta.getTarget().getPosition(), delta.getTarget().size());
        }
        return new Sides(pieces(old, oldMarked, separator), pieces(now, nowMarked, separator));
    }

    private static void mark(boolean[] marked, int from, int count) {
        for (int i = from; i < from + count; i++) {
            marked[i] = true;
        }
    }

    private static List<Piece> pieces(List<String> tokens, boolean[] marked, String separator) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            if (i > 0 && marked[i] != marked[i - 1]) {
                pieces.add(new Piece(run.toString(), marked[i - 1]));
                run.setLength(0);
            }
            run.append(tokens.get(i)).append(i < tokens.size() - 1 ? separator : "");
        }
        if (!tokens.isEmpty()) {
            pieces.add(new Piece(run.toString(), marked[tokens.size() - 1]));
        }
        return String.join(separator, tokens).isEmpty() ? List.of(new Piece(Values.text(List.of()), false)) : List.copyOf(pieces);
    }
}
