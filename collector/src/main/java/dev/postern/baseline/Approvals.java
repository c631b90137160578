package dev.postern.baseline;

import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The change register: which operations and changes of which objects have been approved. Immutable; when the file changes it
 * is parsed anew.
 */
public final class Approvals {
    private final List<ChangeRecord> records;
    private final List<RegisterProblem> problems;

    Approvals(List<ChangeRecord> records, List<RegisterProblem> problems) {
        this.records = List.copyOf(records);
        this.problems = List.copyOf(problems);
    }

    /** A register without records. */
    public static Approvals none() {
        return new Approvals(List.of(), List.of());
    }

    /**
     * Reads a register: CSV with the header {@code ticket,object_type,object,operation,properties,from,until,approver,note},
     * columns in any order and others ignored. A line that cannot be used is reported and skipped; the others hold.
     *
     * @param fileName named in problems
     * @param content  text of the file; a byte order mark is skipped. Not closed
     * @throws IOException where the content cannot be read
     */
    public static Approvals parse(String fileName, Reader content) throws IOException {
        return new RegisterFile(fileName).read(content);
    }

    /** Lines that were skipped, in the order of the file. */
    public List<RegisterProblem> problems() {
        return problems;
    }

    /** Lines that hold. */
    public int size() {
        return records.size();
    }

    /**
     * What the register says of an operation.
     *
     * @param objects names and GUIDs of the object
     * @param passed  values by property, without those that only pick the object
     */
    public Approval operation(String objectType, Set<String> objects, String cmdlet, Map<String, Object> passed, Instant time) {
        return decide(objectType, objects, record -> record.allows(cmdlet) && record.inTimeForOperation(time),
                record -> passed.entrySet().stream().allMatch(entry -> covers(objectType, record.scope(), entry.getKey(), entry.getValue())));
    }

    Approval change(Change change) {
        Difference difference = change.difference();
        return decide(change.key().type(), names(change),
                record -> record.inTimeForChange(change.takenAt())
                        && (change.operation() == null ? record.allows(difference.kind()) : record.allows(change.operation())),
                record -> switch (difference.kind()) {
                    case MODIFIED -> covers(change.key().type(), record.scope(), difference.property(), difference.newValue());
                    case CREATED -> record.scope().agreesWith(state(difference.newValue()));
                    case REMOVED -> true;
                });
    }

    /** A record of a renaming was written under the old name. */
    private static Set<String> names(Change change) {
        Stream<String> old = change.difference().property().equals("Name") ? Stream.of(Canonical.text(change.difference().oldValue())) : Stream.of();
        return Stream.concat(Stream.of(change.key().id(), change.objectName()), old).collect(Collectors.toSet());
    }

    private Approval decide(String type, Set<String> objects, Predicate<ChangeRecord> named, Predicate<ChangeRecord> covered) {
        Set<String> names = objects.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        List<ChangeRecord> candidates = records.stream().filter(record -> record.names(type, names)).filter(named).toList();
        return candidates.stream().filter(covered).findFirst()
                .map(record -> new Approval(Approval.Verdict.APPROVED, record.ticket(), record.approver()))
                .orElse(candidates.isEmpty() ? Approval.NONE : Approval.OVER_SCOPE);
    }

    /** A record may name a property as the snapshot or as the cmdlet does. */
    private static boolean covers(String type, Scope scope, String name, Object value) {
        return scope.covers(name, value) || aliases(type).anyMatch(alias ->
                alias.parameter().equalsIgnoreCase(name) && scope.covers(alias.property(), alias.toProperty(value))
                        || alias.property().equalsIgnoreCase(name) && scope.covers(alias.parameter(), alias.toParameter(value)));
    }

    private static Stream<Conventions.Alias> aliases(String type) {
        return Conventions.current().aliases(type).stream();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> state(Object properties) {
        return (Map<String, Object>) properties;
    }
}
