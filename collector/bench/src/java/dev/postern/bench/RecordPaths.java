package dev.postern.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.postern.event.BlockEncoder;
import dev.postern.event.RowCodec;
import dev.postern.io.LocalFiles;
import dev.postern.schema.Row;
import dev.postern.sink.splunk.HecCodec;
import dev.postern.source.FileFormat;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.source.Page;
import dev.postern.source.Reading;
import dev.postern.source.tracking.TrackingFormats;
import dev.postern.source.unifiedaudit.UnifiedAuditFormats;
import dev.postern.testkit.load.Load;
import dev.postern.testkit.load.LoadFile;
import dev.postern.time.SystemClock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What one record costs on its way to a block, and what the machine allows. One operation is one record. */
@State(Scope.Thread)
public class RecordPaths {
    static final int RECORDS = 2000;
    private static final long SEED = 42;

    private final JsonFactory json = new JsonFactory();
    private final RowCodec codec = new HecCodec(Optional.empty());
    private Path auditFile;
    private Path trackingFile;
    private final List<FileFormat> auditFormats = UnifiedAuditFormats.all();
    private final List<FileFormat> trackingFormats = TrackingFormats.all();
    private byte[] audit;
    private byte[] tracking;
    private List<Row> auditRows;
    private List<Row> trackingRows;

    static long inputBytes(String name) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < RECORDS; number++) {
            Load.named(name, SEED).append(number, text);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    @Setup
    public void write() throws Exception {
        Path work = Path.of(System.getProperty("postern.bench.work"));
        auditFile = work.resolve("audit.jsonl");
        trackingFile = work.resolve("tracking.csv");
        LoadFile.write(Load.named("audit", SEED), 0, RECORDS, auditFile);
        LoadFile.write(Load.named("tracking", SEED), 0, RECORDS, trackingFile);
        audit = Files.readAllBytes(auditFile);
        tracking = Files.readAllBytes(trackingFile);
        auditRows = rows(auditFile, auditFormats);
        trackingRows = rows(trackingFile, trackingFormats);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public List<Row> parseAudit() throws Exception {
        return rows(auditFile, auditFormats);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public List<Row> parseTracking() throws Exception {
        return rows(trackingFile, trackingFormats);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void encodeAudit() throws IOException {
        encode(auditRows);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void encodeTracking() throws IOException {
        encode(trackingRows);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int encodeAndGzipAudit() {
        return new BlockEncoder(codec, 1 << 20).encode(auditRows.get(0).schema(), auditRows, 1).size();
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int encodeAndGzipTracking() {
        return new BlockEncoder(codec, 1 << 20).encode(trackingRows.get(0).schema(), trackingRows, 1).size();
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void limitTokenWalkAudit(Blackhole hole) throws IOException {
        try (JsonParser parser = json.createParser(audit)) {
            while (parser.nextToken() != null) {
                hole.consume(parser.currentToken());
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int limitCommaScanTracking() {
        int commas = 0;
        for (byte b : tracking) {
            if (b == ',' || b == '\n' || b == '"') {
                commas++;
            }
        }
        return commas;
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void limitGzip1Audit() throws IOException {
        gzip(audit);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void limitGzip1Tracking() throws IOException {
        gzip(tracking);
    }

    private static void gzip(byte[] bytes) throws IOException {
        try (GZIPOutputStream gzip = new GZIPOutputStream(OutputStream.nullOutputStream(), 1 << 16) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            gzip.write(bytes);
        }
    }

    private void encode(List<Row> rows) throws IOException {
        OutputStream out = OutputStream.nullOutputStream();
        for (Row row : rows) {
            codec.encode(row, out);
        }
    }

    private static List<Row> rows(Path file, List<FileFormat> formats) throws Exception {
        List<Row> rows = new ArrayList<>(RECORDS);
        try (FolderSource source = new FolderSource("load", FolderSettings.complete(file.toString()), new FormatDetector(formats), new LocalFiles(),
                new SystemClock())) {
            Optional<String> cursor = Optional.empty();
            boolean more = true;
            while (more) {
                Page page = source.read(cursor, RECORDS);
                page.readings().forEach(reading -> rows.addAll(((Reading.Rows) reading).rows()));
                cursor = Optional.of(page.cursor());
                more = page.more();
            }
        }
        return rows;
    }
}
