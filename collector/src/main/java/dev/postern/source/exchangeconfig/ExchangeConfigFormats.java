package dev.postern.source.exchangeconfig;

import dev.postern.source.FileFormat;
import java.util.List;

/** The file formats of this source. */
public final class ExchangeConfigFormats {
    private ExchangeConfigFormats() {
    }

    /** {@code exchange-config-json}. */
    public static List<FileFormat> all() {
        return List.of(new ExchangeConfigJson());
    }
}
