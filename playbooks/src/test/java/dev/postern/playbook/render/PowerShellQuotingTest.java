package dev.postern.playbook.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.playbook.model.ActionDefinition;
import dev.postern.playbook.model.Call;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.parse.PlaybookParser;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A name that an attacker chose stays a text: it is neither run nor shown as something else. */
class PowerShellQuotingTest {
    private static final String QUOTES = "'\u2018\u2019\u201a\u201b";
    private static final PlaybookLibrary LIBRARY = PlaybookParser.shipped();
    private static final Playbook P1 = LIBRARY.playbook("P1").orElseThrow();

    @Property
    void aLiteralYieldsItsTextAndNothingElse(@ForAll("hostileTexts") String text) {
        assertThat(evaluated(PowerShellLiteral.of(text))).isEqualTo(text);
    }

    @Property
    void aLiteralShowsOnlyVisibleCharactersOnOneLine(@ForAll("hostileTexts") String text) {
        assertThat(PowerShellLiteral.of(text).codePoints().map(Character::getType)
                .filter(type -> type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
                        || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR).toArray()).isEmpty();
    }

    @Property(tries = 200)
    void aHostileConnectorNameDoesNotBreakOutOfAnyCommand(@ForAll("hostileTexts") String name) {
        Values hostile = variable -> List.of(name);
        Values harmless = variable -> List.of("x");
        for (var step : P1.steps()) {
            for (Call call : step.calls()) {
                ActionDefinition action = LIBRARY.action(call.action().name()).orElseThrow();
                assertThat(skeletons(new PowerShell(hostile).lines(action, call))).isEqualTo(skeletons(new PowerShell(harmless).lines(action, call)));
            }
        }
    }

    @Example
    void valuesAreWrittenByType() {
        Call call = P1.step("revert").orElseThrow().calls().get(0);
        Values values = Values.of(Map.of("connector-guid", List.of("159eb7c4-75d7-43e2-95fe-ced44b3e0a56"), "approved-ips", List.of("192.0.2.1", "192.0.2.2"),
                "approved-tls", List.of("True"), "approved-internal", List.of("$(calc)")), P1);
        assertThat(new PowerShell(values).lines(LIBRARY.action("exo.set-inbound-connector").orElseThrow(), call)).singleElement().asString()
                .startsWith("Set-InboundConnector -Identity '159eb7c4-75d7-43e2-95fe-ced44b3e0a56'")
                .contains("-SenderDomains '<approved SenderDomains>'", "-SenderIPAddresses '192.0.2.1','192.0.2.2'", "-RequireTls:$true",
                        "-TreatMessagesAsInternal:'$(calc)'").endsWith("-Confirm:$false");
    }

    @Example
    void quotesOfEveryKindAreDoubled() {
        assertThat(PowerShellLiteral.of("O'Hara \u2019; Remove-Item *; #")).isEqualTo("'O''Hara \u2019\u2019; Remove-Item *; #'");
        assertThat(PowerShellLiteral.of("a\r\n\u202eb")).isEqualTo("('a' + [char]13 + [char]10 + [char]8238 + 'b')");
        assertThat(PowerShellLiteral.of("\n")).isEqualTo("('' + [char]10)");
        assertThat(PowerShellLiteral.of("")).isEqualTo("''");
    }

    @Provide
    Arbitrary<String> hostileTexts() {
        return Arbitraries.oneOf(Arbitraries.of("'", "''", "\u2018", "\u2019", "\u201a", "\u201b", "\"", "`", "$", "$(calc)", ";", "|", "&", "#", "\n", "\r", "\u0000",
                "\u001b[2J", "\u202e", "\u2028", "-Confirm", "@{", "{{arguments}}", "' + '", "\ud83d\ude00", "\ud83d", "\ude00", "\\", "<", "```"),
                Arbitraries.strings().ofMaxLength(5)).list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    /** What PowerShell makes of the literals that this writer may write; fails on any other text. */
    private static String evaluated(String literal) {
        StringBuilder text = new StringBuilder();
        boolean sum = literal.startsWith("(");
        int at = sum ? 1 : 0;
        int end = literal.length() - (sum ? 1 : 0);
        assertThat(literal.charAt(at)).as("a sum begins with a text").isEqualTo('\'');
        while (at < end) {
            if (literal.startsWith("[char]", at)) {
                int digits = at + 6;
                int stop = digits;
                while (stop < end && Character.isDigit(literal.charAt(stop))) {
                    stop++;
                }
                text.append((char) Integer.parseInt(literal.substring(digits, stop)));
                at = stop;
            } else {
                assertThat(literal.charAt(at)).isEqualTo('\'');
                at = quoted(literal, at + 1, text);
            }
            if (at < end) {
                assertThat(literal.substring(at)).startsWith(" + ");
                at += 3;
            }
        }
        return text.toString();
    }

    /** PowerShell ends a text at a quote of any kind that is not followed by another of any kind. */
    private static int quoted(String literal, int from, StringBuilder text) {
        int at = from;
        while (QUOTES.indexOf(literal.charAt(at)) < 0 || at + 1 < literal.length() && QUOTES.indexOf(literal.charAt(at + 1)) >= 0) {
            at += QUOTES.indexOf(literal.charAt(at)) < 0 ? 0 : 1;
            text.append(literal.charAt(at));
            at++;
        }
        return at + 1;
    }

    /** Lines without what stands in quotes; a sum of texts and numbers counts as one text. */
    private static List<String> skeletons(List<String> lines) {
        return lines.stream().map(PowerShellQuotingTest::skeleton).map(line -> line.replaceAll("\\((?=[^()]*\\[char])T( \\+ (T|\\[char]\\d+))+\\)", "T")).toList();
    }

    private static String skeleton(String line) {
        StringBuilder outside = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            if (line.charAt(at) == '"') {
                int close = line.indexOf('"', at + 1);
                outside.append(line, at, close + 1);
                at = close + 1;
            } else if (QUOTES.indexOf(line.charAt(at)) >= 0) {
                at = quoted(line, at + 1, new StringBuilder());
                outside.append('T');
            } else {
                outside.append(line.charAt(at++));
            }
        }
        return outside.toString();
    }
}
