package dev.postern.dashboard.parse;

import dev.postern.dashboard.model.Dashboard;
import dev.postern.dashboard.model.Panel;
import dev.postern.rules.parse.YamlMap;
import dev.postern.rules.parse.YamlNode;
import dev.postern.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one dashboard. */
final class DashboardReader {
    private static final Set<String> KEYS = Set.of("id", "title", "question", "span", "panels");
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,3})d");
    private static final int LONGEST_TEXT = 400;

    private DashboardReader() {
    }

    static Dashboard read(String stem, YamlMap file, Schema schema) {
        file.only(KEYS);
        String id = slug(file.get("id"));
        if (!id.equals(stem)) {
            throw new DashboardException(file.get("id").place(), "the dashboard of this file is called `" + stem + "`");
        }
        int days = days(file.get("span"));
        List<Panel> panels = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode node : file.get("panels").items()) {
            Panel panel = PanelReader.read(node.map(), schema);
            if (!ids.add(panel.id())) {
                throw new DashboardException(panel.place(), "there is a panel `" + panel.id() + "` already");
            }
            panels.add(panel);
        }
        if (panels.isEmpty()) {
            throw new DashboardException(file.get("panels").place(), "a dashboard has panels");
        }
        return new Dashboard(file.place(), id, prose(file.get("title")), prose(file.get("question")), days, panels);
    }

    static String slug(YamlNode node) {
        if (!SLUG.matcher(node.text()).matches()) {
            throw new DashboardException(node.place(), "an id is lower-case words with hyphens, not `" + node.text() + "`");
        }
        return node.text();
    }

    /** A text on one line: YAML's folded blocks end with a line feed. */
    static String prose(YamlNode node) {
        String text = node.text().strip();
        if (text.isEmpty() || text.length() > LONGEST_TEXT || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new DashboardException(node.place(), "a text of one line with 1 to " + LONGEST_TEXT + " characters is needed here");
        }
        return text;
    }

    private static int days(YamlNode node) {
        Matcher span = SPAN.matcher(node.text());
        int days = span.matches() ? Integer.parseInt(span.group(1)) : 0;
        if (days < 1 || days > Dashboard.MOST_DAYS) {
            throw new DashboardException(node.place(), "`" + node.text() + "` is no span of 1d to " + Dashboard.MOST_DAYS + "d");
        }
        return days;
    }
}
