package dev.postern.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.postern.demo.audit.ClientAddresses;
import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Resource;
import dev.postern.demo.cast.Rhythm;
import dev.postern.demo.cast.Tenant;
import dev.postern.demo.config.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The mail team's approved changes, on working days in office hours. */
final class ApprovedWork {
    private static final int TEAM = 3;

    private record Slot(Instant time, PlannedWork work) { }

    private final Dice dice;
    private final Tenant tenant;
    private final Instant start;
    private final ChangeRegister register;
    private final ClientAddresses addresses;

    ApprovedWork(SampleOptions options, Tenant tenant) {
        this.tenant = tenant;
        dice = Dice.of(options.seed(), "approved work");
        start = options.start();
        register = new ChangeRegister(dice, tenant.approvers(), 41_000 + dice.below(5_000));
        addresses = new ClientAddresses(tenant.names());
    }

    List<Change> plan() {
        List<PlannedWork> works = Resource.yaml("changes.yml", tenant.names()::fill, new TypeReference<>() { });
        List<Slot> slots = new ArrayList<>();
        for (PlannedWork work : works) {
            for (int i = 0; i < work.times() && dice.percent(work.chance()); i++) {
                slots.add(new Slot(time(work), work));
            }
        }
        slots.sort(Comparator.comparing(Slot::time));
        return slots.stream().map(this::change).toList();
    }

    private Change change(Slot slot) {
        PlannedWork work = slot.work();
        String object = tenant.names().fill(work.object(), Map.of("mailbox", dice.pick(tenant.bystanders()).alias()));
        return new Change(dice.guid(), slot.time(), tenant.admins().get(dice.below(TEAM)), addresses.pick(dice), work.operation(), work.type(),
                object, work.parameters(), Optional.of(register.open(slot.time(), work.note())));
    }

    private Instant time(PlannedWork work) {
        return start.plus(Duration.ofDays(day(work.days()))).plusSeconds(dice.between(8 * 3_600, 16 * 3_600)).plusMillis(dice.below(1_000));
    }

    /** A working day in the range; any day where it has none. */
    private int day(List<Integer> range) {
        List<Integer> days = IntStream.rangeClosed(range.get(0), range.get(1)).boxed().toList();
        List<Integer> working = days.stream().filter(day -> !Rhythm.weekend(start, day)).toList();
        return dice.pick(working.isEmpty() ? days : working);
    }
}
