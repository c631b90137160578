package dev.postern.console;

/** Field values in the words of a page. */
final class Words {
    private Words() {
    }

    /** {@code inbound-connector} as "inbound connector"; empty where absent. */
    static String kind(String objectType) {
        return orEmpty(objectType).replace('-', ' ');
    }

    static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** A count with its noun. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
