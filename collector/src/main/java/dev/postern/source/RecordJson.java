package dev.postern.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** The JSON parser of file sources: strict, and bounded by the read limits. */
public final class RecordJson {
    private RecordJson() {
    }

    /** A factory for one record at a time. Thread-safe. */
    public static JsonFactory factory(ReadLimits limits) {
        return factory(limits, limits.recordBytes());
    }

    /** A factory for whole files. Thread-safe. */
    public static JsonFactory wholeFile(ReadLimits limits) {
        return factory(limits, limits.fileBytes());
    }

    private static JsonFactory factory(ReadLimits limits, int bytes) {
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.jsonDepth())
                        .maxStringLength(bytes)
                        .maxNameLength(limits.nameLength())
                        .maxNumberLength(100)
                        .maxTokenCount(bytes == limits.recordBytes() ? 2L * limits.fields() : bytes)
                        .build())
                .build();
    }
}
