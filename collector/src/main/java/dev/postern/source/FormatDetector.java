package dev.postern.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells the format of a file from its first bytes, or refuses it by the name of what it seems to be. Immutable and thread-safe. */
public final class FormatDetector {
    /** What a file is. */
    public sealed interface Detection {
    }

    /** A format that Postern reads. */
    public record Supported(FileFormat format) implements Detection {
    }

    /** @param sentence names the file, what it seems to be and, where there is one, the mend */
    public record Refused(String sentence) implements Detection {
    }

    private final List<FileFormat> formats;
    private final List<KnownFormat> known;

    /** @param formats tried in this order */
    public FormatDetector(List<FileFormat> formats) {
        this(formats, KnownFormat.all());
    }

    private FormatDetector(List<FileFormat> formats, List<KnownFormat> known) {
        this.formats = List.copyOf(formats);
        this.known = List.copyOf(known);
    }

    /** The formats, in the order in which they are tried. */
    public List<FileFormat> formats() {
        return formats;
    }

    /** The format of a name, or empty where there is none. */
    public Optional<FileFormat> named(String name) {
        return formats.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /** Whether the first bytes alone show that the file is foreign, however short it still is. */
    boolean foreign(FileHead head) {
        return known.stream().anyMatch(format -> format.binary() && format.matches(head));
    }

    public Detection detect(FileHead head) {
        if (head.length() == 0) {
            return new Refused(head.file().path() + ": is empty");
        }
        for (KnownFormat format : known) {
            if (format.binary() && format.matches(head)) {
                return refuse(head, format);
            }
        }
        for (FileFormat format : formats) {
            if (format.recognises(head)) {
                return new Supported(format);
            }
        }
        for (KnownFormat format : known) {
            if (!format.binary() && format.matches(head)) {
                return refuse(head, format);
            }
        }
        return new Refused(head.file().path() + ": is none of the formats that Postern reads ("
                + formats.stream().map(FileFormat::name).collect(Collectors.joining(", ")) + ")");
    }

    private static Refused refuse(FileHead head, KnownFormat format) {
        return new Refused(head.file().path() + ": looks like " + format.name(head) + ", which is not supported" + format.mend().map(mend -> "; " + mend).orElse(""));
    }
}
