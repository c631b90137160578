package dev.postern.playbook.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An action of the library with what is passed to it.
 *
 * @param arguments by name of the parameter, in the order of the file
 */
public record Call(Ref action, Map<String, Argument> arguments) {
    public Call {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
}
