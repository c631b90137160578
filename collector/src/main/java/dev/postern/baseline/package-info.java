/**
 * What the configuration was and is: snapshots compared, changes explained by audit records and tickets, audit and message rows
 * enriched. {@link dev.postern.baseline.Baseline} is the way in.
 *
 * <p>State is kept as JSON documents, one per thing; a {@code /} or {@code %} inside a part is percent-encoded:
 * <ul>
 *   <li>{@code baseline/object/<tenant>/<organization>/<type>/<id>}: versions of an object
 *   <li>{@code baseline/listing/<tenant>/<organization>/<type>}: which snapshots were applied
 *   <li>{@code baseline/change/<tenant>/<type>/<change id>}: a change that is not settled
 *   <li>{@code baseline/operation/<tenant>/<type>/<object>/<epoch ms>/<event id>}: an operation of the last days
 *   <li>{@code baseline/list/<list>/<tenant>}: the generation of a list that was sent last
 * </ul>
 */
package dev.postern.baseline;
