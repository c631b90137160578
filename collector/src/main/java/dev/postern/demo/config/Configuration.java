package dev.postern.demo.config;

import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Person;
import dev.postern.demo.cast.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tenant's configuration, event-sourced: a beginning, and then nothing but {@link Change}s applied in order of time. So
 * no snapshot can differ from what the audit records tell. Not thread-safe.
 */
public final class Configuration {
    private final Map<ObjectType, Blueprint> blueprints = new EnumMap<>(ObjectType.class);
    private final Map<ObjectType, Map<String, ConfigItem>> items = new EnumMap<>(ObjectType.class);
    private final Dice dice;
    private final Instant beginning;

    public Configuration(long seed, Tenant tenant, Instant start) {
        dice = Dice.of(seed, "configuration");
        beginning = start;
        for (ObjectType type : ObjectType.inSnapshots()) {
            Blueprint blueprint = Blueprint.of(type, tenant.names());
            blueprints.put(type, blueprint);
            items.put(type, new LinkedHashMap<>());
            blueprint.objects().forEach(given -> add(type, given));
        }
        tenant.people().forEach(person -> add(ObjectType.RECIPIENT, mailbox(person)));
    }

    public void apply(Change change) {
        Map<String, ConfigItem> ofType = items.get(change.type());
        if (ofType == null) {
            return;
        }
        Map<String, Object> passed = blueprints.get(change.type()).properties(change.parameters());
        if (change.operation().startsWith("New-")) {
            Map<String, Object> properties = new LinkedHashMap<>(blueprints.get(change.type()).defaults());
            properties.computeIfPresent("Priority", (name, first) -> ofType.size());
            properties.putAll(passed);
            Dice ownGuid = Dice.of(change.id().hashCode(), change.object());
            ofType.put(change.object(), new ConfigItem(change.object(), ownGuid.guid(), change.time(), change.time(), properties));
        } else if (change.operation().startsWith("Remove-")) {
            ofType.remove(change.object());
        } else {
            ofType.compute(change.object(), (name, old) -> {
                if (old == null) {
                    throw new IllegalStateException(change.operation() + " on unknown " + change.type().label() + ' ' + name);
                }
                return old.with(passed, change.time());
            });
        }
    }

    public List<ConfigItem> items(ObjectType type) {
        return new ArrayList<>(items.get(type).values());
    }

    public Blueprint blueprint(ObjectType type) {
        return blueprints.get(type);
    }

    private void add(ObjectType type, Map<String, Object> given) {
        Map<String, Object> properties = new LinkedHashMap<>(blueprints.get(type).defaults());
        properties.putAll(given);
        String name = properties.remove("Name").toString();
        Instant created = beginning.minus(Duration.ofDays(dice.between(40, 1500))).minusSeconds(dice.below(80_000));
        items.get(type).put(name, new ConfigItem(name, dice.guid(), created, created.plusSeconds(dice.between(5, 900_000)), properties));
    }

    private static Map<String, Object> mailbox(Person person) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("Name", person.alias());
        own.put("Alias", person.alias());
        own.put("DisplayName", person.name());
        own.put("RecipientType", person.onPremises() ? "MailUser" : "UserMailbox");
        own.put("RecipientTypeDetails", person.onPremises() ? "MailUser" : "UserMailbox");
        own.put("UserPrincipalName", person.address());
        own.put("PrimarySmtpAddress", person.address());
        own.put("EmailAddresses", List.of("SMTP:" + person.address()));
        own.put("ExternalDirectoryObjectId", person.guid());
        return own;
    }
}
