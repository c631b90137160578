package dev.postern.demo.cast;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Makes up a tenant from the word lists. */
public final class Casting {
    private static final int PEOPLE = 180;
    private static final int ADMINS = 6;
    private static final int HOSTILES = 4;
    private final Dice dice;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    private Casting(long seed) {
        dice = Dice.of(seed, "cast");
    }

    public static Tenant cast(long seed) {
        return new Casting(seed).tenant();
    }

    private Tenant tenant() {
        network("", Resource.yaml("network.yml", UnaryOperator.identity(), new TypeReference<Map<String, Object>>() { }));
        organisation();
        others();
        List<Person> people = people(PEOPLE, "");
        List<Person> admins = people(ADMINS, "adm-");
        for (int i = 0; i < ADMINS; i++) {
            names.put("admin." + i, admins.get(i).address());
        }
        Person victim = people.stream().filter(person -> !person.onPremises()).skip(20 + dice.below(60)).findFirst().orElseThrow();
        names.put("victim", victim.alias());
        return new Tenant(dice.guid(), new Names(names), people, admins, victim);
    }

    private void network(String path, Object node) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> network(path.isEmpty() ? key.toString() : path + '.' + key, value));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                network(path + '.' + i, list.get(i));
            }
        } else {
            names.put(path, node.toString());
        }
    }

    private void organisation() {
        String name = dice.pick(Resource.words("organisations"));
        String stem = name.toLowerCase(Locale.ROOT);
        String server = name.substring(0, 6).toUpperCase(Locale.ROOT) + "-EX01";
        names.put("organisation", name);
        names.put("domain", stem + ".example");
        names.put("group.domain", stem + "-group.example");
        names.put("initial.domain", stem + ".onmicrosoft.example");
        names.put("coexistence.domain", stem + ".mail.onmicrosoft.example");
        names.put("mailhost", "mail." + stem + ".example");
        names.put("orgpath", "EURDEMO04A001.PROD.OUTLOOK.EXAMPLE/Microsoft Exchange Hosted Organizations/" + stem + ".onmicrosoft.example");
        names.put("server.name", server);
        names.put("server.fqdn", server.toLowerCase(Locale.ROOT) + ".corp." + stem + ".example");
        names.put("hybrid.guid", dice.guid());
        names.put("rogue.suffix", dice.hex(4));
    }

    private void others() {
        List<String> companies = new ArrayList<>(Resource.words("companies"));
        for (int i = 0; i < 3; i++) {
            String name = companies.remove(dice.below(companies.size()));
            names.put("partner." + i + ".name", name);
            names.put("partner." + i + ".domain", name.toLowerCase(Locale.ROOT) + ".example");
        }
        names.put("gateway.domain", take(companies) + "-filter.example");
        names.put("gateway.host", "out1." + names.get("gateway.domain"));
        names.put("archive.domain", take(companies) + "-payroll.example");
        names.put("partner.admin", "support@" + take(companies) + "-services.example");
        List<String> stems = new ArrayList<>(Resource.words("hostile-stems"));
        Range range = Range.parse(names.get("hostile.range"));
        int first = dice.below(20);
        for (int i = 0; i < HOSTILES; i++) {
            names.put("hostile." + i + ".domain", stems.remove(dice.below(stems.size())) + ".example");
            names.put("hostile." + i + ".address", range.host(first + i));
        }
    }

    private String take(List<String> from) {
        return from.remove(dice.below(from.size())).toLowerCase(Locale.ROOT);
    }

    private List<Person> people(int count, String prefix) {
        List<String> firsts = Resource.words("first-names");
        List<String> lasts = Resource.words("last-names");
        List<Person> people = new ArrayList<>();
        while (people.size() < count) {
            String name = dice.pick(firsts) + ' ' + dice.pick(lasts);
            if (taken.add(name)) {
                String alias = prefix + name.toLowerCase(Locale.ROOT).replace(' ', '.');
                people.add(new Person(name, alias, names.get("domain"), dice.guid(), "10032" + dice.hex(11).toUpperCase(Locale.ROOT),
                        "S-1-5-21-" + (1_000_000_000 + dice.below(1_000_000_000)) + "-" + dice.below(1_000_000_000) + "-"
                                + dice.below(1_000_000_000) + "-" + dice.below(9_999_999), prefix.isEmpty() && people.size() % 3 == 1));
            }
        }
        return people;
    }
}
