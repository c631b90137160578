package dev.postern.playbook.render;

import dev.postern.playbook.model.Argument;
import dev.postern.playbook.model.Drill;
import dev.postern.playbook.model.Inject;
import dev.postern.playbook.model.Ref;
import dev.postern.playbook.model.Scene;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the drill of a runbook: what is put in, what has to be seen, what must not be. */
final class DrillText {
    private final Markdown page;

    DrillText(Markdown page) {
        this.page = page;
    }

    void write(Drill drill) {
        page.heading(1, "Drill").paragraph(drill.title() + ".");
        page.item("Lists needed", drill.lists().stream().map(list -> "`" + list + "`").collect(Collectors.joining(", ")));
        page.item("Targets", "detected within " + Markdown.span(drill.targets().detect()) + ", taken within "
                + Markdown.span(drill.targets().acknowledge()) + ", contained within " + Markdown.span(drill.targets().contain())).gap();
        drill.scenes().forEach(this::scene);
    }

    private void scene(Scene scene) {
        page.heading(2, "Scene: " + scene.slug()).paragraph(scene.story());
        page.table(List.of("After", "Records", "Template", "Values"));
        scene.injects().forEach(inject -> page.row(List.of(Markdown.span(inject.after()), Integer.toString(inject.count()),
                "`" + inject.template() + "`", values(inject))));
        page.gap();
        scene.expect().forEach(alert -> page.item("Expected", alert.rule() + ", " + alert.severity().word() + " or worse, within "
                + Markdown.span(alert.within()) + " of `" + alert.inject() + "`"));
        if (!scene.mustNot().isEmpty()) {
            page.item("Must stay silent", scene.mustNot().stream().map(Ref::name).collect(Collectors.joining(", ")));
        }
        page.gap();
    }

    private static String values(Inject inject) {
        return inject.set().entrySet().stream().map(value -> value.getKey() + " `" + written(value.getValue()).replace("`", "'") + "`")
                .collect(Collectors.joining(", ")).replace("|", "\\|");
    }

    private static String written(Argument argument) {
        if (argument instanceof Argument.Flag flag) {
            return Boolean.toString(flag.value());
        }
        if (argument instanceof Argument.Number number) {
            return number.digits();
        }
        if (argument instanceof Argument.Many many) {
            return many.items().stream().map(DrillText::written).collect(Collectors.joining(" "));
        }
        return ((Argument.Words) argument).parts().stream().map(part -> part instanceof Argument.Part.Variable variable
                ? "<" + variable.name() + ">" : ((Argument.Part.Literal) part).text()).collect(Collectors.joining());
    }
}
