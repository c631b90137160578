package dev.postern.baseline;

/**
 * One property that two snapshots show differently; both values canonical, null for "nothing set". For a whole object
 * ({@code *}) one side is its properties and the other null.
 */
record Difference(ChangeKind kind, String property, Object oldValue, Object newValue) {
    static final String WHOLE = "*";
}
