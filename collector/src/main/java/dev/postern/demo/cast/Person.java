package dev.postern.demo.cast;

/**
 * Somebody with a mailbox or an account.
 *
 * @param alias      name of the mailbox, local part of the address
 * @param guid       object id
 * @param key        value of {@code UserKey} in audit records
 * @param sid        security identifier
 * @param onPremises true where the mailbox lives on the organisation's own server
 */
public record Person(String name, String alias, String domain, String guid, String key, String sid, boolean onPremises) {
    /** Address and user principal name. */
    public String address() {
        return alias + '@' + domain;
    }
}
