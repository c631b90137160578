package dev.postern.dashboard.parse;

import dev.postern.dashboard.model.Dashboard;
import dev.postern.rules.model.Place;
import dev.postern.rules.parse.RuleException;
import dev.postern.rules.parse.YamlNode;
import dev.postern.rules.parse.YamlReader;
import dev.postern.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Reads dashboards. What it does not know it refuses: a part of a definition is never left out silently. */
public final class DashboardParser {
    private DashboardParser() {
    }

    /**
     * The dashboards that ship with this version, in order of title.
     *
     * @throws DashboardException where a file is wrong
     */
    public static List<Dashboard> shipped() {
        return parse(DashboardFiles.shipped(), Schema.current());
    }

    /** @throws DashboardException at the first thing that is wrong: a key, a type, a query, a column that is not there */
    public static List<Dashboard> parse(Collection<DashboardFile> files, Schema schema) {
        List<Dashboard> dashboards = new ArrayList<>();
        try {
            for (DashboardFile file : files) {
                List<YamlNode> documents = YamlReader.documents(file.path(), file.text());
                if (documents.size() != 1) {
                    throw new DashboardException(new Place(file.path(), 1, 1), "one document is needed here, not " + documents.size());
                }
                dashboards.add(DashboardReader.read(file.stem(), documents.get(0).map(), schema));
            }
        } catch (RuleException e) {
            throw new DashboardException(e);
        }
        dashboards.sort(Comparator.comparing(Dashboard::title).thenComparing(Dashboard::id));
        return List.copyOf(dashboards);
    }
}
