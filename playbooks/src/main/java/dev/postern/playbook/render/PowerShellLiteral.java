package dev.postern.playbook.render;

/**
 * Writes a text as one PowerShell expression that yields exactly this text.
 * The text lies in single quotes, in which nothing is expanded; quotes in it are doubled, and PowerShell takes five characters for a
 * single quote, see about_Quoting_Rules. Characters that a reader or a terminal does not show as themselves, such as line feeds, escape
 * and marks that turn the direction of text, are written as numbers outside of the quotes.
 */
final class PowerShellLiteral {
    private static final String QUOTES = "'\u2018\u2019\u201a\u201b";

    private PowerShellLiteral() {
    }

    static String of(String text) {
        StringBuilder literal = new StringBuilder("'");
        boolean numbers = false;
        boolean quoted = true;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean plain = isPlain(text, i);
            if (plain && !quoted) {
                literal.append(" + '");
            } else if (!plain) {
                literal.append(quoted ? "' + [char]" : " + [char]").append((int) unit);
                numbers = true;
            }
            quoted = plain;
            if (plain) {
                literal.append(QUOTES.indexOf(unit) >= 0 ? "" + unit + unit : unit);
            }
        }
        literal.append(quoted ? "'" : "");
        return numbers ? "(" + literal + ")" : literal.toString();
    }

    private static boolean isPlain(String text, int index) {
        char unit = text.charAt(index);
        int point = unit;
        if (Character.isHighSurrogate(unit)) {
            point = text.codePointAt(index);
        } else if (Character.isLowSurrogate(unit) && index > 0) {
            point = text.codePointBefore(index + 1);
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
                    Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
