package dev.postern.rules.run;

/**
 * A document whose query failed; the others were asked all the same. The slot has to be asked again.
 *
 * @param unit   name of the document
 * @param reason what the database said
 */
public record Failure(String ruleId, String unit, String reason) {
}
