package dev.postern.demo.config;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.postern.demo.cast.Tenant;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The two ways in which a listing of configuration objects reaches a file. */
public enum SnapshotShape {
    /** A bare array; dates as {@code /Date(ms)/}. */
    CONVERT_TO_JSON {
        @Override
        void open(JsonGenerator json, Tenant tenant) throws IOException {
            json.writeStartArray();
        }

        @Override
        void close(JsonGenerator json) throws IOException {
            json.writeEndArray();
        }

        @Override
        void date(JsonGenerator json, String name, Instant date) throws IOException {
            json.writeStringField(name, "/Date(" + date.toEpochMilli() + ")/");
        }

        @Override
        void typed(JsonGenerator json, String name, String sidecar, String type) {
            // PowerShell's cmdlet writes no types
        }
    },
    /** An OData envelope; dates with seven decimals; the type of a property beside it. */
    REST {
        private final DateTimeFormatter ticks = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

        @Override
        void open(JsonGenerator json, Tenant tenant) throws IOException {
            json.writeStartObject();
            json.writeStringField("@odata.context", "https://outlook.office.example/adminapi/beta/" + tenant.id()
                    + "/$metadata#Collection(Exchange.GenericHashTable)");
            json.writeStringField("adminapi.warnings@odata.type", "#Collection(String)");
            json.writeArrayFieldStart("@adminapi.warnings");
            json.writeEndArray();
            json.writeArrayFieldStart("value");
        }

        @Override
        void close(JsonGenerator json) throws IOException {
            json.writeEndArray();
            json.writeEndObject();
        }

        @Override
        void date(JsonGenerator json, String name, Instant date) throws IOException {
            typed(json, name, "data", "System.DateTime");
            json.writeStringField(name, ticks.format(date));
        }

        @Override
        void typed(JsonGenerator json, String name, String sidecar, String type) throws IOException {
            json.writeStringField(name + '@' + sidecar + ".type", type);
        }
    };

    abstract void open(JsonGenerator json, Tenant tenant) throws IOException;

    abstract void close(JsonGenerator json) throws IOException;

    abstract void date(JsonGenerator json, String name, Instant date) throws IOException;

    /** Names the type of the property that follows. */
    abstract void typed(JsonGenerator json, String name, String sidecar, String type) throws IOException;
}
