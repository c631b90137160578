package dev.postern.event;

import dev.postern.schema.Field;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Arbitrary rows of any stream: every field absent or of its type, texts with anything in them. */
public final class RowArbitraries {
    private RowArbitraries() {
    }

    public static Arbitrary<Row> rows() {
        return Arbitraries.of(new ArrayList<>(Schema.current().streams())).flatMap(RowArbitraries::rows);
    }

    public static Arbitrary<Row> rows(StreamSchema stream) {
        Arbitrary<Row> rows = Arbitraries.create(() -> new Row(stream));
        for (Field field : stream.fields()) {
            Arbitrary<Object> values = values(field).injectNull(0.4);
            rows = rows.flatMap(row -> values.map(value -> row.copy().set(field.ordinal(), value)));
        }
        return rows;
    }

    private static Arbitrary<Object> values(Field field) {
        Arbitrary<String> texts = texts();
        return switch (field.type()) {
            case STRING -> texts.asGeneric();
            case IP -> Arbitraries.of("192.0.2.7", "2001:db8::1", "203.0.113.255").asGeneric();
            case LONG -> Arbitraries.longs().asGeneric();
            case DOUBLE -> Arbitraries.doubles().between(-1e12, 1e12).asGeneric();
            case BOOLEAN -> Arbitraries.of(true, false).asGeneric();
            case TIMESTAMP -> Arbitraries.longs().between(0, 4_000_000_000_000_000L)
                    .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS)).asGeneric();
            case LIST -> texts.list().ofMaxSize(4).asGeneric();
            case JSON -> Arbitraries.maps(texts, Arbitraries.oneOf(texts.asGeneric(), Arbitraries.of(true, false).asGeneric(),
                    Arbitraries.integers().asGeneric(), texts.list().ofMaxSize(3).asGeneric())).ofMaxSize(4)
                    .map(map -> (Object) new LinkedHashMap<>(map));
        };
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, Arbitraries.strings().ascii().ofMaxLength(20)),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().withCharRange('\u0000', '\u001f').ofMaxLength(5)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(List.of("", "\"", "\\", "a\nb", "\u2028", "Zoë", "\ud83d\ude00", "]]>", "null"))));
    }
}
