package dev.postern.demo.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.HeavyTail;
import dev.postern.demo.cast.Person;
import dev.postern.demo.cast.Resource;
import dev.postern.demo.cast.Rhythm;
import dev.postern.demo.cast.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Cmdlets of every day that leave the watched configuration as it is: the platform's own, applications', partners', people's. */
public final class Routine {
    private record Operation(String by, int weight, String operation, String object, Map<String, String> parameters) { }

    private record Plan(Map<String, Integer> counts, List<Operation> operations) { }

    private final Tenant tenant;
    private final Dice dice;
    private final List<Person> cloud;
    private final HeavyTail<Person> busy;
    private final ClientAddresses addresses;
    private final List<Actor> principals = new ArrayList<>();

    public Routine(long seed, Tenant tenant) {
        this.tenant = tenant;
        dice = Dice.of(seed, "routine");
        cloud = tenant.cloud();
        busy = new HeavyTail<>(cloud);
        addresses = new ClientAddresses(tenant.names());
        for (int i = 0; i < 3; i++) {
            String guid = dice.guid();
            principals.add(new Actor("ServicePrincipal_" + guid, guid, 6, false, tenant.names().range("cloud.range").pick(dice)));
        }
    }

    public void emit(Rhythm people, Rhythm machines, Consumer<AuditEvent> to) {
        Plan plan = Resource.yaml("routine.yml", UnaryOperator.identity(), new TypeReference<>() { });
        plan.counts().forEach((by, count) -> {
            List<Operation> weighted = new ArrayList<>();
            plan.operations().stream().filter(operation -> operation.by().equals(by))
                    .forEach(operation -> weighted.addAll(Collections.nCopies(operation.weight(), operation)));
            boolean machine = by.equals("system") || by.equals("principal");
            (machine ? machines : people).series(count, dice)
                    .forEach(time -> to.accept(event(Instant.ofEpochMilli(time), by, dice.pick(weighted))));
        });
    }

    private AuditEvent event(Instant time, String by, Operation operation) {
        Person self = busy.pick(dice);
        Person other = dice.pick(cloud);
        Map<String, String> own = Map.of("mailbox", other.alias(), "mailbox.guid", other.guid(), "self", self.alias(),
                "colleague", other.address());
        Map<String, String> parameters = new LinkedHashMap<>();
        operation.parameters().forEach((name, value) ->
                parameters.put(name, tenant.names().fill(value, own).replace("#", Integer.toString(dice.between(1000, 9999)))));
        Detail detail = operation.operation().equals("UpdateInboxRules")
                ? new Detail.OutlookRule(self, parameters) : new Detail.Cmdlet(parameters);
        return new AuditEvent(time, dice.guid(), actor(by, self), operation.operation(), tenant.names().fill(operation.object(), own), detail);
    }

    private Actor actor(String by, Person self) {
        return switch (by) {
            case "system" -> Actor.system();
            case "principal" -> dice.pick(principals);
            case "partner" -> new Actor(tenant.names().get("partner.admin"), "1003BFFD805C87B0", 9, true,
                    tenant.names().range("internet.range").pick(dice));
            case "admin" -> Actor.admin(dice.pick(tenant.admins()), addresses.pick(dice));
            case "user" -> Actor.user(self, addresses.pick(dice));
            default -> throw new IllegalStateException("routine.yml: by " + by);
        };
    }
}
