package dev.postern.baseline;

import java.util.Map;

/** An object as a snapshot knew it at some time; property values are canonical. */
record KnownObject(ObjectKey key, String name, Map<String, Object> properties) {
}
