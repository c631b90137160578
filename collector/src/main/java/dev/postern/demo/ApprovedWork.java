package dev.postern.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.postern.demo.audit.ClientAddresses;
import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Person;
import dev.postern.demo.cast.Resource;
import dev.postern.demo.cast.Rhythm;
import dev.postern.demo.cast.Tenant;
import dev.postern.demo.config.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The mail team's approved changes, on working days in office hours. */
final class ApprovedWork {
    private static final int TEAM = 3;
    private final Dice dice;
    private final Tenant tenant;
    private final Instant start;
    private final ChangeRegister register;
    private final ClientAddresses addresses;

    ApprovedWork(SampleOptions options, Tenant tenant) {
        this.tenant = tenant;
        dice = Dice.of(options.seed(), "approved work");
        start = options.start();
        register = new ChangeRegister(dice, tenant.people().subList(0, 4));
        addresses = new ClientAddresses(tenant.names());
    }

    List<Change> plan() {
        List<PlannedWork> works = Resource.yaml("changes.yml", tenant.names()::fill, new TypeReference<>() { });
        List<Change> changes = new ArrayList<>();
        for (PlannedWork work : works) {
            for (int i = 0; i < work.times() && dice.percent(work.chance()); i++) {
                changes.add(change(work));
            }
        }
        changes.sort(Comparator.comparing(Change::time));
        return changes;
    }

    private Change change(PlannedWork work) {
        Instant time = start.plus(Duration.ofDays(day(work.days()))).plusSeconds(dice.between(8 * 3_600, 16 * 3_600)).plusMillis(dice.below(1_000));
        Map<String, String> bound = Map.of("mailbox", bystander().alias());
        Map<String, String> parameters = new LinkedHashMap<>(work.parameters());
        return new Change(dice.guid(), time, tenant.admins().get(dice.below(TEAM)), addresses.pick(dice), work.operation(), work.type(),
                tenant.names().with(bound).fill(work.object()), parameters, Optional.of(register.open(time, work.note())));
    }

    /** A working day in the range; any day where it has none. */
    private int day(List<Integer> range) {
        List<Integer> days = IntStream.rangeClosed(range.get(0), range.get(1)).boxed().toList();
        List<Integer> working = days.stream().filter(day -> !Rhythm.weekend(start, day)).toList();
        return dice.pick(working.isEmpty() ? days : working);
    }

    private Person bystander() {
        return dice.pick(tenant.cloud().stream().filter(person -> !person.equals(tenant.victim())).toList());
    }
}
