package dev.postern.playbook.parse;

import dev.postern.playbook.model.ActionDefinition;
import dev.postern.playbook.model.Drill;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.rules.model.Place;
import dev.postern.rules.parse.RuleException;
import dev.postern.rules.parse.YamlMap;
import dev.postern.rules.parse.YamlNode;
import dev.postern.rules.parse.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads playbooks, the action library and drills. Names that point elsewhere are checked by the linter, not here. */
public final class PlaybookParser {
    private PlaybookParser() {
    }

    /**
     * The content that ships with this version.
     *
     * @throws PlaybookException where a file is wrong
     */
    public static PlaybookLibrary shipped() {
        return parse(PlaybookFiles.shipped());
    }

    /** @throws PlaybookException at the first thing that is wrong: an unknown key, a missing one, a value of another type */
    public static PlaybookLibrary parse(Collection<PlaybookFile> files) {
        try {
            return library(files);
        } catch (RuleException e) {
            throw new PlaybookException(e);
        }
    }

    private static PlaybookLibrary library(Collection<PlaybookFile> files) {
        List<Playbook> playbooks = new ArrayList<>();
        List<ActionDefinition> actions = new ArrayList<>();
        List<Drill> drills = new ArrayList<>();
        for (PlaybookFile file : files) {
            switch (file.folder()) {
                case "playbooks" -> playbooks.add(PlaybookReader.read(document(file)));
                case "actions" -> actions.addAll(ActionReader.read(document(file)));
                case "drills" -> drills.add(DrillReader.read(file.stem(), document(file)));
                default -> throw new PlaybookException(new Place(file.path(), 1, 1), "belongs into playbooks/, actions/ or drills/");
            }
        }
        unique(playbooks, Playbook::id, Playbook::place);
        unique(actions, ActionDefinition::id, ActionDefinition::place);
        unique(drills, Drill::id, Drill::place);
        playbooks.sort(Comparator.comparingInt((Playbook playbook) -> playbook.id().length()).thenComparing(Playbook::id));
        actions.sort(Comparator.comparing(ActionDefinition::id));
        return new PlaybookLibrary(playbooks, actions, drills);
    }

    private static YamlMap document(PlaybookFile file) {
        List<YamlNode> documents = YamlReader.documents(file.path(), file.text());
        if (documents.size() != 1) {
            throw new PlaybookException(new Place(file.path(), 1, 1), "one document is needed here, not " + documents.size());
        }
        return documents.get(0).map();
    }

    private static <T> void unique(List<T> things, Function<T, String> id, Function<T, Place> place) {
        Map<String, Place> seen = new HashMap<>();
        for (T thing : things) {
            Place first = seen.put(id.apply(thing), place.apply(thing));
            if (first != null) {
                throw new PlaybookException(place.apply(thing), "`" + id.apply(thing) + "` is there already, at " + first);
            }
        }
    }
}
