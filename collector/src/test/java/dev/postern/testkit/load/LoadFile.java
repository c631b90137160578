package dev.postern.testkit.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes loads to files. As a program: {@code LoadFile <name> <records> <seed> <file>}. */
public final class LoadFile {
    private LoadFile() {
    }

    /** Writes the header and the records {@code first} to {@code first + records - 1}; a file that is there is replaced. */
    public static void write(Load load, long first, long records, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            StringBuilder text = new StringBuilder(load.header());
            for (long number = first; number < first + records; number++) {
                load.append(number, text);
                if (text.length() > 1 << 20) {
                    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                    text.setLength(0);
                }
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            throw new IllegalArgumentException("usage: LoadFile <audit|tracking|postfix> <records> <seed> <file>");
        }
        write(Load.named(args[0], Long.parseLong(args[2])), 0, Long.parseLong(args[1]), Path.of(args[3]));
    }
}
