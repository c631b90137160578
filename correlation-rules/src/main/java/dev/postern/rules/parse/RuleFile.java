package dev.postern.rules.parse;

/**
 * A file as it was read.
 *
 * @param path below the rules folder, with forward slashes: {@code connector/mc-b01.yml}
 */
public record RuleFile(String path, String text) {
    private static final String CASES = ".cases.yml";

    public boolean holdsCases() {
        return path.endsWith(CASES);
    }

    /** Path of the cases that belong to a rule file. */
    public static String casesOf(String rulePath) {
        return rulePath.replaceFirst("\\.yml$", CASES);
    }
}
