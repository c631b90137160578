package dev.postern.rules.parse;

import dev.postern.rules.model.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Checks that a pattern means the same in RE2 (DuckDB, Kusto) and in PCRE (Splunk): no look-around, no back references, no
 * atomic groups, no possessive quantifiers, no escapes that only one of them knows. See https://github.com/google/re2/wiki/Syntax.
 */
final class SafeRegex {
    /** One element: an escape, a class, the opening of a group, a quantifier, or another character. */
    private static final Pattern ELEMENT = Pattern.compile(
            "(?<escape>\\\\(?:[pP]\\{[A-Z][a-z]?}|[pP][A-Z]|x\\{[0-9A-Fa-f]{1,6}}|x[0-9A-Fa-f]{2}|.|$))"
                    + "|(?<open>\\((?:\\?[^:)(]*[:)(]?)?)"
                    + "|(?<quantifier>(?:[*+?]|\\{\\d*,?\\d*})[?+]?)"
                    + "|(?<posix>\\[:\\^?[a-z]+:])"
                    + "|(?<other>.)", Pattern.DOTALL);
    private static final String LETTER_ESCAPES = "dDwWsSbBAztnrpPx";
    private static final int MOST_REPEATS = 1000;

    private SafeRegex() {
    }

    /** @throws RuleException where the pattern uses what is not safe */
    static String check(String pattern, Place place) {
        Matcher element = ELEMENT.matcher(pattern);
        boolean inClass = false;
        while (element.lookingAt()) {
            if (element.group("escape") != null) {
                escape(element.group("escape"), place);
            } else if (element.group("open") != null && !inClass) {
                open(element.group("open"), place);
            } else if (element.group("quantifier") != null && !inClass) {
                quantifier(element.group("quantifier"), place);
            } else if (element.group("other") != null) {
                inClass = inClass ? !element.group().equals("]") : element.group().equals("[");
            }
            element.region(element.end(), pattern.length());
        }
        try {
            Pattern.compile(pattern.replaceAll("\\[:(\\^?)([a-z]+):]", "a"));
        } catch (PatternSyntaxException e) {
            throw new RuleException(place, "this is no regular expression: " + e.getDescription());
        }
        return pattern;
    }

    private static void escape(String escape, Place place) {
        char letter = escape.length() < 2 ? '\\' : escape.charAt(1);
        boolean property = letter == 'p' || letter == 'P';
        if (escape.length() < 2 || property && escape.length() < 3 || Character.isLetterOrDigit(letter) && LETTER_ESCAPES.indexOf(letter) < 0) {
            throw refuse(place, "`" + escape + "`");
        }
    }

    private static void open(String open, Place place) {
        if (!open.equals("(") && !open.matches("\\(\\?[ims]*[:)]")) {
            throw refuse(place, "`" + open + "`");
        }
    }

    private static void quantifier(String quantifier, Place place) {
        if (quantifier.length() > 1 && quantifier.endsWith("+")) {
            throw refuse(place, "the possessive quantifier `" + quantifier + "`");
        }
        Matcher count = Pattern.compile("\\d+").matcher(quantifier);
        while (count.find()) {
            if (count.group().length() > 4 || Integer.parseInt(count.group()) > MOST_REPEATS) {
                throw refuse(place, "a repeat of more than " + MOST_REPEATS);
            }
        }
    }

    private static RuleException refuse(Place place, String what) {
        return new RuleException(place, what + " is not supported in a regular expression: patterns have to be safe for RE2");
    }
}
