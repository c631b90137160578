package dev.postern.demo.audit;

import dev.postern.demo.cast.Person;

/**
 * Who performed an audited operation, in the words of the record.
 *
 * @param userId   UPN, or what the service writes in its place
 * @param userType number of the user type: 0 regular, 2 admin, 3 data-centre admin, 6 service principal, 9 partner technician
 * @param external value of {@code ExternalAccess}
 * @param clientIp address as the record words it; empty where it has none
 */
public record Actor(String userId, String userKey, int userType, boolean external, String clientIp) {
    private static final String SYSTEM = "NT AUTHORITY\\SYSTEM (Microsoft.Exchange.Servicehost)";

    static Actor system() {
        return new Actor(SYSTEM, SYSTEM, 3, true, "");
    }

    static Actor admin(Person person, String clientIp) {
        return new Actor(person.address(), person.key(), 2, false, clientIp);
    }

    static Actor user(Person person, String clientIp) {
        return new Actor(person.address(), person.key(), 0, false, clientIp);
    }
}
