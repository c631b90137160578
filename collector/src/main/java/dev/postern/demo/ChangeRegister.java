package dev.postern.demo;

import dev.postern.demo.cast.CsvRows;
import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Person;
import dev.postern.demo.config.Change;
import dev.postern.demo.config.Ticket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Hands out change records and writes the register of them. Not thread-safe. */
final class ChangeRegister {
    private static final String[] COLUMNS = {"ticket", "object_type", "object", "operation", "properties", "from", "until", "approver", "note"};
    private final Dice dice;
    private final List<Person> approvers;
    private int number;

    /** @param first number from which on this register counts */
    ChangeRegister(Dice dice, List<Person> approvers, int first) {
        this.dice = dice;
        this.approvers = List.copyOf(approvers);
        number = first;
    }

    /** A change record for work at that time: from the full hour before it to some hours after it. */
    Ticket open(Instant work, String note) {
        number += dice.between(1, 9);
        Instant from = work.minusSeconds(dice.between(600, 3_600)).truncatedTo(ChronoUnit.HOURS);
        Instant until = work.truncatedTo(ChronoUnit.HOURS).plus(dice.between(2, 4), ChronoUnit.HOURS);
        return new Ticket(String.format("CHG%07d", number), from, until, dice.pick(approvers).address(), note);
    }

    /** Writes the change records of those changes that have one. */
    static void write(Path file, List<Change> changes) throws IOException {
        try (CsvRows csv = CsvRows.create(file, COLUMNS)) {
            for (Change change : changes) {
                if (change.ticket().isPresent()) {
                    write(csv, change, change.ticket().get());
                }
            }
        }
    }

    private static void write(CsvRows csv, Change change, Ticket ticket) throws IOException {
        boolean whole = !change.operation().startsWith("Set-");
        String properties = whole ? "*" : String.join(";", change.parameters().keySet());
        for (String type : change.type().ticketLabels()) {
            csv.add(ticket.number(), type, change.object(), change.operation(), properties, ticket.from(), ticket.until(),
                    ticket.approver(), ticket.note());
        }
    }
}
