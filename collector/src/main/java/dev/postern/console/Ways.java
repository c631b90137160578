package dev.postern.console;

import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every path with the methods that it answers. Filled before the first request, not changed afterwards. */
final class Ways {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private final List<Way> all = new ArrayList<>();

    /** Who may go a way. */
    enum Kind {
        /** Everybody who may see the console. */
        USUAL,
        /** Everybody, even where reading needs a login. */
        OPEN,
        /** As usual, but a script asks and not a person: it keeps no session alive. */
        UNATTENDED
    }

    /** One method of a path. */
    record Way(HandlerType method, Pattern path, Kind kind) {
    }

    /** @param path as Javalin writes it: {@code /alerts/{id}} */
    void add(HandlerType method, String path, Kind kind) {
        StringBuilder pattern = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(path);
        int from = 0;
        while (parameter.find()) {
            pattern.append(Pattern.quote(path.substring(from, parameter.start()))).append("[^/]+");
            from = parameter.end();
        }
        all.add(new Way(method, Pattern.compile(pattern.append(Pattern.quote(path.substring(from))).append("/?").toString()), kind));
    }

    Optional<Way> find(HandlerType method, String path) {
        return all.stream().filter(way -> way.method().equals(method) && way.path().matcher(path).matches()).findFirst();
    }

    /** The methods of a path as the header {@code Allow} lists them; empty where there is no such path. */
    String methods(String path) {
        return all.stream().filter(way -> way.path().matcher(path).matches()).map(way -> way.method().name()).distinct().sorted()
                .collect(Collectors.joining(", "));
    }
}
