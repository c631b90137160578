package dev.postern.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.dashboard.model.Dashboard;
import dev.postern.dashboard.model.Panel;
import dev.postern.dashboard.parse.DashboardParser;
import dev.postern.rules.model.Aggregation;
import dev.postern.rules.sql.SqlCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/dashboards.md} says what the definitions say. */
class DashboardsPageTest {
    @Test
    void dashboardsPage() throws IOException {
        List<Dashboard> dashboards = DashboardParser.shipped();
        StringBuilder text = new StringBuilder("""
                # Dashboards

                Generated from `dashboards/dashboards/`; edit those files, not this page. Their format is specified in
                [docs/specs/dashboards.md](../specs/dashboards.md), their queries in [docs/specs/rules.md](../specs/rules.md#aggregations). `$1` is
                the beginning of the span and `$2` its end, in microseconds since 1970. The console shows them at `/dashboards`.

                | Id | Title | Question | Span | Panels | Reads |
                |---|---|---|---|---|---|
                """);
        for (Dashboard dashboard : dashboards) {
            text.append("| [").append(dashboard.id()).append("](#").append(dashboard.id()).append(") | ").append(cell(dashboard.title())).append(" | ")
                    .append(cell(dashboard.question())).append(" | ").append(dashboard.days()).append(" d | ").append(dashboard.panels().size())
                    .append(" | ").append(dashboard.streams().stream().map(stream -> "`" + stream + "`").collect(Collectors.joining(", "))).append(" |\n");
        }
        for (Dashboard dashboard : dashboards) {
            text.append("\n## ").append(dashboard.id()).append("\n\n").append(cell(dashboard.title())).append(". ").append(cell(dashboard.question())).append('\n');
            dashboard.panels().forEach(panel -> panel(text, panel));
        }
        check("docs/reference/dashboards.md", text.toString());
    }

    private static void panel(StringBuilder text, Panel panel) {
        text.append("\n### ").append(cell(panel.title())).append("\n\n").append(cell(panel.question())).append("\n\n");
        text.append("- **Panel**: `").append(panel.id()).append("`, ").append(panel.visual().word()).append(panel.unit().isEmpty() ? "" : ", in " + panel.unit()).append('\n');
        text.append("- **Columns**: ").append(panel.query().columns().stream().map(Aggregation.Column::name).map(name -> "`" + name + "`"
                + role(panel, name)).collect(Collectors.joining(", "))).append('\n');
        text.append("- **Reads**: `").append(panel.query().stream().name()).append('`')
                .append(panel.query().scope() == Aggregation.Scope.CURRENT ? ", each thing once, as it stands" : "").append('\n');
        text.append("\n```sql\n").append(SqlCompiler.compile(panel.query(), Dashboard.MOST_ROWS)).append("\n```\n");
    }

    private static String role(Panel panel, String column) {
        return panel.x().filter(column::equals).map(name -> " (x)").orElse("") + panel.series().filter(column::equals).map(name -> " (series)").orElse("")
                + panel.value().filter(column::equals).map(name -> " (value)").orElse("");
    }

    private static String cell(String words) {
        return words.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ").strip();
    }

    private static void check(String path, String content) throws IOException {
        Path page = Path.of(System.getProperty("postern.root", "..")).resolve(path);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, content);
        }
        assertThat(page).as("run the build with -Dgolden.update=true and look at the difference").exists();
        assertThat(Files.readString(page)).as(path + " is out of date: run the build with -Dgolden.update=true").isEqualTo(content);
    }
}
