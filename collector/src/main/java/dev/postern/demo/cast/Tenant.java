package dev.postern.demo.cast;

import java.util.List;
import java.util.stream.Stream;

/**
 * The organisation: its names, its people, its administrators.
 *
 * @param id     tenant GUID
 * @param people everybody with a mailbox, the busiest first
 * @param admins accounts of administrators, without mailbox
 * @param victim whose mailbox an incident takes; nobody else's work touches it
 */
public record Tenant(String id, Names names, List<Person> people, List<Person> admins, Person victim) {
    private static final int APPROVERS = 4;

    public Tenant {
        people = List.copyOf(people);
        admins = List.copyOf(admins);
    }

    public String domain() {
        return names.get("domain");
    }

    /** Those who sign change records. */
    public List<Person> approvers() {
        return people.subList(0, APPROVERS);
    }

    /** Mailboxes that approved work may touch. */
    public List<Person> bystanders() {
        return people.stream().skip(APPROVERS).filter(person -> !person.onPremises() && !person.equals(victim)).toList();
    }

    public List<Person> cloud() {
        return people.stream().filter(person -> !person.onPremises()).toList();
    }

    public List<Person> onPremises() {
        return people.stream().filter(Person::onPremises).toList();
    }

    /** @throws java.util.NoSuchElementException where no account has that address */
    public Person account(String address) {
        return Stream.concat(people.stream(), admins.stream())
                .filter(person -> person.address().equals(address)).findFirst().orElseThrow();
    }
}
