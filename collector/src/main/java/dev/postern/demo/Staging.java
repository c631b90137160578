package dev.postern.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.postern.demo.audit.ClientAddresses;
import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Person;
import dev.postern.demo.cast.Resource;
import dev.postern.demo.cast.Tenant;
import dev.postern.demo.config.Change;
import dev.postern.demo.config.Ticket;
import dev.postern.demo.mail.RelayBurst;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays an incident's script at a time that the seed decides. */
final class Staging {
    private final SampleOptions options;
    private final Tenant tenant;

    Staging(SampleOptions options, Tenant tenant) {
        this.options = options;
        this.tenant = tenant;
    }

    StagedIncident stage(Incident incident) {
        Script script = Resource.yaml("incidents/" + incident.label() + ".yml", tenant.names()::fill, new TypeReference<>() { });
        Dice dice = Dice.of(options.seed(), incident.label());
        ChangeRegister register = new ChangeRegister(dice, tenant.approvers(), 50_000 + 100 * incident.ordinal());
        Person actor = person(script.actor());
        Instant first = options.start().plus(Duration.ofDays(dice.between(script.days().get(0), script.days().get(1))))
                .plusSeconds(dice.below(20 * 3_600)).plusMillis(dice.below(1_000));
        String foreignIp = tenant.names().get("hostile." + incident.ordinal() + ".address") + ':' + dice.between(20_000, 60_000);
        List<Change> changes = new ArrayList<>();
        for (Script.Step step : script.steps()) {
            Instant time = step.after() == null ? first : first.plus(dice.minutes(step.after()));
            if (dice.percent(step.chance()) && time.isBefore(options.end())) {
                Optional<Ticket> ticket = Optional.ofNullable(step.note()).map(note -> register.open(time, note));
                String ip = step.actor() == null ? foreignIp : new ClientAddresses(tenant.names()).pick(dice);
                changes.add(new Change(dice.guid(), time, step.actor() == null ? actor : person(step.actor()), ip, step.operation(),
                        step.type(), step.object(), step.parameters(), ticket));
            }
        }
        List<RelayBurst> bursts = Optional.ofNullable(script.relay()).map(relay -> burst(relay, first, dice)).stream().toList();
        return new StagedIncident(incident, script.title(), script.rules(), actor, changes, bursts);
    }

    private static RelayBurst burst(Script.Relay relay, Instant first, Dice dice) {
        return new RelayBurst(relay.connector(), relay.address(), relay.sender(), relay.subject(), first.plus(dice.minutes(relay.after())),
                dice.minutes(relay.lasting()), dice.between(relay.messages().get(0), relay.messages().get(1)));
    }

    private Person person(String role) {
        return role.equals("victim") ? tenant.victim() : tenant.account(tenant.names().get(role));
    }
}
