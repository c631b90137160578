package dev.postern.console;

import dev.postern.playbook.model.Playbook;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/** {@code /playbooks} and {@code /playbooks/{id}}. */
final class PlaybookPages {
    private final PlaybookShelf shelf;
    private final Templates templates;

    PlaybookPages(PlaybookShelf shelf, Templates templates) {
        this.shelf = shelf;
        this.templates = templates;
    }

    void route(Routes routes) {
        routes.read("/playbooks", context -> templates.show(context, "playbooks", PlaybookListView.of(shelf)));
        routes.read("/playbooks/{id}", this::one);
    }

    private void one(Context context) {
        Playbook playbook = shelf.find(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
        templates.show(context, "playbook", PlaybookView.of(playbook, shelf));
    }
}
