package dev.postern.playbook.lint;

import dev.postern.playbook.model.Drill;
import dev.postern.playbook.model.ExpectedAlert;
import dev.postern.playbook.model.Inject;
import dev.postern.playbook.model.Scene;
import java.util.List;
import java.util.Set;

/** One drill: it expects rules that exist from records that it puts in, and has a harmless twin. */
final class DrillChecks {
    private static final Set<String> SHAPES = Set.of("audit", "message-trace", "change-record", "config");

    private final Findings findings;
    private final Set<String> rules;

    DrillChecks(Findings findings, Set<String> rules) {
        this.findings = findings;
        this.rules = rules;
    }

    void check(Drill drill) {
        drill.scenes().forEach(this::scene);
        findings.require(drill.scenes().stream().anyMatch(scene -> !scene.expect().isEmpty()), drill.place(), "no scene expects an alert");
        findings.require(drill.scenes().stream().anyMatch(scene -> scene.expect().isEmpty() && !scene.mustNot().isEmpty()), drill.place(),
                "no scene is a harmless twin: one without `expect` and with `must-not`");
    }

    private void scene(Scene scene) {
        List<String> injects = scene.injects().stream().map(Inject::slug).toList();
        scene.injects().forEach(this::inject);
        scene.mustNot().forEach(rule -> findings.known(rule, "rule", rules));
        for (ExpectedAlert alert : scene.expect()) {
            findings.known(alert.rule(), "rule", rules);
            findings.known(alert.inject(), "inject", injects);
        }
    }

    private void inject(Inject inject) {
        String shape = inject.template().name().replaceFirst("/.*", "");
        findings.require(SHAPES.contains(shape) && inject.template().name().contains("/"), inject.template().place(),
                "`" + inject.template() + "` is no template: <shape>/<kind>, and shapes are " + String.join(", ", SHAPES.stream().sorted().toList()));
        inject.set().values().stream().flatMap(argument -> argument.variables())
                .forEach(variable -> findings.known(variable, "variable", Drill.VARIABLES));
    }
}
