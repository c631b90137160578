package dev.postern.testkit.crash;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link CrashProgram} runs with; passed on its command line.
 *
 * @param engine   with the embedded engine as a second sink
 * @param point    step at which it halts itself; empty where it does not
 * @param passings how often that step is passed, the last time included
 */
record CrashSettings(Path home, Path inbox, int port, boolean engine, int pageRecords, int blockBytes, long outboxBytes, Optional<CrashPoint> point,
        int passings) {

    CrashSettings haltingAt(CrashPoint newPoint, int newPassings) {
        return new CrashSettings(home, inbox, port, engine, pageRecords, blockBytes, outboxBytes, Optional.of(newPoint), newPassings);
    }

    List<String> arguments() {
        return List.of(home.toString(), inbox.toString(), Integer.toString(port), Boolean.toString(engine), Integer.toString(pageRecords),
                Integer.toString(blockBytes), Long.toString(outboxBytes), point.map(CrashPoint::name).orElse("-"), Integer.toString(passings));
    }

    static CrashSettings read(String[] text) {
        return new CrashSettings(Path.of(text[0]), Path.of(text[1]), Integer.parseInt(text[2]), Boolean.parseBoolean(text[3]), Integer.parseInt(text[4]),
                Integer.parseInt(text[5]), Long.parseLong(text[6]), text[7].equals("-") ? Optional.empty() : Optional.of(CrashPoint.valueOf(text[7])),
                Integer.parseInt(text[8]));
    }
}
