package dev.postern.demo.audit;

import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.HeavyTail;
import dev.postern.demo.cast.Person;
import dev.postern.demo.cast.Resource;
import dev.postern.demo.cast.Rhythm;
import dev.postern.demo.cast.Tenant;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** What people do in their mailboxes: read, write, send, tidy up. */
public final class MailboxActivity {
    private static final int EVENTS = 3_250;
    private final Dice dice;
    private final HeavyTail<Person> owners;
    private final ClientAddresses addresses;
    private final List<String> subjects = Resource.words("subjects");

    public MailboxActivity(long seed, Tenant tenant) {
        dice = Dice.of(seed, "mailbox activity");
        owners = new HeavyTail<>(tenant.cloud());
        addresses = new ClientAddresses(tenant.names());
    }

    public void emit(Rhythm people, Consumer<AuditEvent> to) {
        people.series(EVENTS, dice).forEach(time -> to.accept(event(Instant.ofEpochMilli(time))));
    }

    private AuditEvent event(Instant time) {
        Person owner = owners.pick(dice);
        Actor actor = Actor.user(owner, addresses.pick(dice));
        int kind = dice.below(100);
        String id = dice.guid();
        if (kind < 46) {
            return new AuditEvent(time, id, actor, "MailItemsAccessed", "", new Detail.Access(owner, dice.between(1, 4)));
        }
        if (kind < 58) {
            List<String> moved = Collections.nCopies(dice.between(1, 3), subject());
            return new AuditEvent(time, id, actor, "MoveToDeletedItems", "", new Detail.Move(owner, moved, "Inbox", "Deleted Items"));
        }
        String operation = kind < 76 ? "Send" : kind < 88 ? "Create" : "Update";
        String folder = operation.equals("Send") ? "Drafts" : dice.percent(70) ? "Inbox" : "Calendar";
        return new AuditEvent(time, id, actor, operation, "", new Detail.Item(owner, subject(), folder, dice.between(2_000, 900_000)));
    }

    private String subject() {
        return dice.pick(subjects).replace("#", Integer.toString(dice.between(10, 9_999)));
    }
}
