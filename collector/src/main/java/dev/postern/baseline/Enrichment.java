package dev.postern.baseline;

import dev.postern.normalise.DerivedFields;
import dev.postern.schema.Row;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Adds to rows what snapshots and the change register know, as of the time of the event. Rows carry their tenant. */
final class Enrichment {
    private final ObjectResolver objects;
    private final DerivedFields derived = new DerivedFields(new dev.postern.normalise.Operations());
    private final Supplier<Approvals> approvals;

    Enrichment(Directory directory, Supplier<Approvals> approvals) {
        this.objects = new ObjectResolver(directory);
        this.approvals = approvals;
    }

    /** Object, actor, state before and after, recipients and approval; a row that is no operation on an object keeps its own. */
    void audit(Row row) {
        String actor = row.text("actor_id") == null ? row.text("actor") : row.text("actor_id");
        row.set("actor_id", actor == null ? null : actor.strip().toLowerCase(Locale.ROOT));
        if (row.text("object_type") == null || row.text("operation") == null) {
            derived.derive(row, recipient -> recipient(row, recipient));
            return;
        }
        Optional<KnownObject> known = objects.object(row);
        name(row, known);
        Map<String, Object> passed = row.json("parameters") == null ? Map.of() : row.json("parameters");
        ParameterState state = new ParameterState(row.text("object_type"), passed, known);
        Map<String, Object> effective = state.effective(switched(row.text("operation")));
        row.set("before", known.isPresent() ? state.before() : null)
                .set("effective", effective.isEmpty() && known.isEmpty() ? null : effective)
                .set("changed", state.changed()).set("weakened", state.weakened());
        derived.derive(row, recipient -> recipient(row, recipient));
        approve(row, state);
    }

    /** The connector's GUID, or its name in lower case. */
    void message(Row row) {
        String connector = row.text("connector");
        if (connector != null && !connector.isBlank()) {
            row.set("connector_id", objects.connector(row).map(known -> known.key().id()).orElse(connector.strip().toLowerCase(Locale.ROOT)));
        }
    }

    private static void name(Row row, Optional<KnownObject> known) {
        String name = known.map(KnownObject::name).orElseGet(() -> Stream.of(row.text("object_name"),
                        ObjectResolver.parameter(row, "Name"), ObjectResolver.parameter(row, "Identity"),
                        row.text("object") == null ? "" : ObjectResolver.lastPart(row.text("object")))
                .filter(text -> text != null && !text.isBlank()).findFirst().orElse(null));
        row.set("object_name", name)
                .set("object_id", known.map(object -> object.key().id()).orElse(name == null ? null : name.strip().toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Object> switched(String cmdlet) {
        return cmdlet.startsWith("Enable-") ? Map.of("Enabled", true) : cmdlet.startsWith("Disable-") ? Map.of("Enabled", false) : Map.of();
    }

    private void approve(Row row, ParameterState state) {
        Map<String, Object> passed = state.set();
        if (ChangeKind.of(row.text("operation")) == ChangeKind.CREATED) {
            passed.remove("Name");
        }
        Set<String> names = new HashSet<>();
        Stream.of(row.text("object_id"), row.text("object_name"), row.text("object"), ObjectResolver.parameter(row, "Identity"))
                .filter(name -> name != null && !name.isBlank()).forEach(names::add);
        Approval approval = approvals.get().operation(row.text("object_type"), names, row.text("operation"), passed, row.time());
        row.set("ticket", approval.approved() ? approval.ticket() : null)
                .set("approval", switch (approval.verdict()) {
                    case APPROVED -> "approved";
                    case OVER_SCOPE -> "over-scope";
                    case NONE -> null;
                });
    }

    private Optional<String> recipient(Row row, String name) {
        return objects.recipient(row, name).flatMap(Enrichment::address);
    }

    /** Where mail to a recipient goes: outside for a contact or mail user, else its mailbox. */
    private static Optional<String> address(KnownObject recipient) {
        return Stream.of("ExternalEmailAddress", "PrimarySmtpAddress")
                .map(property -> Canonical.text(recipient.properties().get(property)).toLowerCase(Locale.ROOT).replaceFirst("^smtp:", ""))
                .filter(address -> address.contains("@")).findFirst();
    }
}
