package dev.postern.playbook.parse;

import dev.postern.playbook.model.Argument;
import dev.postern.playbook.model.Call;
import dev.postern.playbook.model.Ref;
import dev.postern.rules.parse.YamlMap;
import dev.postern.rules.parse.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is passed to an action. <code>{{name}}</code> in a text is a variable. */
final class ArgumentReader {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([a-z0-9-]+)\\s*}}");

    private ArgumentReader() {
    }

    /** A map with {@code action} and {@code with}; its other keys are not looked at. */
    static Call call(YamlMap map) {
        return new Call(Scalars.ref(map.get("action")), arguments(map.find("with")));
    }

    static Map<String, Argument> arguments(Optional<YamlNode> with) {
        Map<String, Argument> arguments = new LinkedHashMap<>();
        with.ifPresent(node -> node.map().values().forEach((name, value) -> arguments.put(name, argument(value))));
        return arguments;
    }

    private static Argument argument(YamlNode node) {
        if (node instanceof YamlNode.Items list) {
            return new Argument.Many(list.place(), list.items().stream().map(ArgumentReader::words).toList());
        }
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.BOOLEAN) {
            return new Argument.Flag(scalar.place(), scalar.text().equalsIgnoreCase("true"));
        }
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.NUMBER) {
            return new Argument.Number(scalar.place(), Integer.toString(node.wholeNumber(0)));
        }
        return words(node);
    }

    private static Argument.Words words(YamlNode node) {
        String text = node.text();
        List<Argument.Part> parts = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(text);
        int done = 0;
        while (variable.find()) {
            literal(node, text.substring(done, variable.start()), parts);
            parts.add(new Argument.Part.Variable(new Ref(node.place(), variable.group(1))));
            done = variable.end();
        }
        literal(node, text.substring(done), parts);
        return new Argument.Words(node.place(), parts);
    }

    private static void literal(YamlNode node, String text, List<Argument.Part> parts) {
        if (text.contains("{{") || text.contains("}}")) {
            throw new PlaybookException(node.place(), "a variable is written {{name}}, in lower case with hyphens");
        }
        if (!text.isEmpty()) {
            parts.add(new Argument.Part.Literal(text));
        }
    }
}
