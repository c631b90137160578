package dev.postern.source.tracking;

import java.util.ArrayList;
import java.util.List;

/**
 * One recipient of a record.
 *
 * @param status what the record says of this recipient; an empty text where it says nothing
 */
record Recipient(String address, String status) {
    private static final List<Recipient> NOBODY = List.of(new Recipient("", ""));

    /**
     * Pairs the parallel lists of a tracking log. Where they differ in number, a single status holds for all, and statuses that
     * cannot be paired stay together with the first recipient.
     */
    static List<Recipient> parallel(String addresses, String statuses) {
        if (addresses.indexOf(';') < 0) {
            return addresses.isEmpty() && statuses.isEmpty() ? NOBODY : List.of(new Recipient(addresses.trim(), statuses));
        }
        String[] each = addresses.split(";");
        String[] status = statuses.split(";", -1);
        List<Recipient> recipients = new ArrayList<>(each.length);
        for (int i = 0; i < each.length; i++) {
            String own = status.length == 1 ? statuses : status.length == each.length ? status[i] : i == 0 ? statuses : "";
            if (!each[i].isBlank()) {
                recipients.add(new Recipient(each[i].trim(), own.trim()));
            }
        }
        return recipients.isEmpty() ? NOBODY : recipients;
    }

    /** Reads the list of a historical search report: {@code address##status;address##status}; more than one status may follow an address. */
    static List<Recipient> withStatus(String list) {
        List<Recipient> recipients = new ArrayList<>();
        for (String part : list.split(";")) {
            int hash = part.indexOf("##");
            if (!part.isBlank()) {
                recipients.add(hash < 0 ? new Recipient(part.trim(), "") : new Recipient(part.substring(0, hash).trim(), part.substring(hash + 2).trim()));
            }
        }
        return recipients.isEmpty() ? NOBODY : recipients;
    }
}
