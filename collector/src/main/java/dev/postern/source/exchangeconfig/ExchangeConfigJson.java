package dev.postern.source.exchangeconfig;

import dev.postern.source.FileContext;
import dev.postern.source.FileFormat;
import dev.postern.source.FileHead;
import dev.postern.source.FileMark;
import dev.postern.source.JsonHead;
import dev.postern.source.RecordReader;

/** One listing of configuration objects as JSON, a file each. */
final class ExchangeConfigJson implements FileFormat {
    private final ObjectTypes types = new ObjectTypes();

    @Override
    public String name() {
        return "exchange-config-json";
    }

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public boolean recognises(FileHead head) {
        JsonHead json = head.json();
        if (!json.json()) {
            return false;
        }
        return json.empty() ? types.ofFile(head.file().name()).isPresent() : types.of(json.first()).isPresent();
    }

    @Override
    public RecordReader open(FileContext context, FileMark mark) {
        return new SnapshotReader(context, mark, types);
    }
}
