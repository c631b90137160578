package dev.postern.demo.config;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.postern.demo.cast.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Writes one snapshot: a folder named after its time, a file for each object type. Two shapes with the same values:
 * {@code ConvertTo-Json} of Windows PowerShell and the answer of the Exchange Online admin REST endpoint.
 */
public final class SnapshotFiles {
    private static final JsonFactory JSON = new JsonFactory();
    private final Path folder;
    private final Tenant tenant;

    public SnapshotFiles(Path folder, Tenant tenant) {
        this.folder = folder;
        this.tenant = tenant;
    }

    public void write(Configuration configuration, Instant at, SnapshotShape shape) throws IOException {
        Path own = Files.createDirectories(folder.resolve(at.toString().replace(':', '-')));
        for (ObjectType type : ObjectType.inSnapshots()) {
            try (JsonGenerator json = JSON.createGenerator(Files.newOutputStream(own.resolve(type.label() + ".json")), JsonEncoding.UTF8)) {
                json.useDefaultPrettyPrinter();
                shape.open(json, tenant);
                for (ConfigItem item : configuration.items(type)) {
                    new ItemJson(json, shape, tenant).write(item, configuration.blueprint(type));
                }
                shape.close(json);
            }
        }
    }
}
