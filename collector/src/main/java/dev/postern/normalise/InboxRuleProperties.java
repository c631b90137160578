package dev.postern.normalise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Maps the {@code OperationProperties} of {@code UpdateInboxRules}, as Outlook writes them, to the parameters of
 * {@code New-InboxRule}, by {@code normalise/inbox-rules.yml}. Immutable and thread-safe.
 */
final class InboxRuleProperties {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<String, String> properties;
    private final List<Action> actions = new ArrayList<>();
    private final Set<String> recipientNames;
    private final Set<String> folderNames;

    private record Action(String type, String flag, String recipients, String sets, String folder) {
        boolean fits(String actionType, String flags) {
            return actionType.regionMatches(true, 0, type, 0, type.length())
                    && (flag.isEmpty() || flags.toLowerCase(Locale.ROOT).contains(flag.toLowerCase(Locale.ROOT)));
        }
    }

    InboxRuleProperties() {
        MappingFile file = MappingFile.read("inbox-rules");
        properties = Map.copyOf(file.map("properties"));
        for (MappingFile entry : file.entries("actions")) {
            actions.add(new Action(entry.text("type"), entry.text("flag"), entry.text("recipients"), entry.text("sets"), entry.text("folder")));
        }
        recipientNames = new LinkedHashSet<>(file.list("recipient-names"));
        folderNames = new LinkedHashSet<>(file.list("folder-names"));
    }

    /** Parameters that the operation's properties amount to. */
    Map<String, Object> parameters(Map<String, String> operationProperties) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        operationProperties.forEach((name, value) -> {
            String parameter = properties.get(name);
            if (parameter != null) {
                parameters.put(parameter, value);
            }
        });
        actions(operationProperties.getOrDefault("RuleActions", ""), parameters);
        return parameters;
    }

    private void actions(String text, Map<String, Object> parameters) {
        JsonNode root = null;
        if (text.startsWith("[") || text.startsWith("{")) {
            try {
                root = JSON.readTree(text);
            } catch (JsonProcessingException e) {
                // Cut off or plain text: it is read word by word below.
                root = null;
            }
        }
        if (root == null) {
            plain(text, parameters);
            return;
        }
        for (JsonNode action : root.isArray() ? root : List.of(root)) {
            action(action, parameters);
        }
    }

    private void action(JsonNode action, Map<String, Object> parameters) {
        String type = action.path("ActionType").asText(action.path("Type").asText());
        String flags = action.path("ForwardFlags").asText();
        for (Action known : actions) {
            if (known.fits(type, flags)) {
                List<String> recipients = new ArrayList<>();
                recipientNames.forEach(name -> collect(action.path(name), recipients));
                String folder = folderNames.stream().map(name -> action.path(name).asText()).filter(name -> !name.isEmpty()).findFirst().orElse("");
                apply(known, recipients, folder, parameters);
                return;
            }
        }
    }

    /** Words of a plain text, such as {@code Forward: a@b.example; Delete}. Addresses belong to the action before them. */
    private void plain(String text, Map<String, Object> parameters) {
        Action current = null;
        for (String word : text.split("[\\s,;:\"{}\\[\\]]+")) {
            boolean address = RecipientText.address(word).isPresent();
            if (address && current != null) {
                apply(current, List.of(word), "", parameters);
            } else if (!address) {
                Action known = actions.stream().filter(action -> action.fits(word, text)).findFirst().orElse(null);
                if (known != null) {
                    current = known;
                    if (!known.sets().isEmpty()) {
                        apply(known, List.of(), "", parameters);
                    }
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void apply(Action action, List<String> recipients, String folder, Map<String, Object> parameters) {
        if (!action.sets().isEmpty()) {
            parameters.put(action.sets(), Boolean.TRUE);
        }
        if (!action.folder().isEmpty()) {
            parameters.put(action.folder(), folder);
        }
        if (!action.recipients().isEmpty()) {
            ((List<String>) parameters.computeIfAbsent(action.recipients(), name -> new ArrayList<String>())).addAll(recipients);
        }
    }

    /** Texts in a node: a text, an array of texts, or of objects with an address among their values. */
    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.addAll(ParameterTypes.split(node.asText()));
        } else if (node.isContainerNode()) {
            if (node.isObject() && node.size() > 0) {
                String best = "";
                for (JsonNode value : node) {
                    if (value.isTextual() && (best.isEmpty() || RecipientText.address(value.asText()).isPresent())) {
                        best = value.asText();
                    }
                }
                if (!best.isEmpty()) {
                    texts.add(best);
                    return;
                }
            }
            node.forEach(child -> collect(child, texts));
        }
    }
}
