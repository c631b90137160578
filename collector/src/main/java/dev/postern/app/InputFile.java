package dev.postern.app;

import dev.postern.io.FileEntry;
import dev.postern.source.FileFormat;

/** A file that a command was given, told apart by what stands in it. */
sealed interface InputFile {
    FileEntry file();

    /** Records or snapshots in a format that a source reads. */
    record Records(FileEntry file, FileFormat format) implements InputFile {
    }

    /** A named list: {@code <name>.csv} with the columns entry and note. */
    record NamedList(FileEntry file) implements InputFile {
    }

    /** The register of approved changes. */
    record Register(FileEntry file) implements InputFile {
    }

    /** @param sentence why it is not read */
    record Refused(FileEntry file, String sentence) implements InputFile {
    }
}
