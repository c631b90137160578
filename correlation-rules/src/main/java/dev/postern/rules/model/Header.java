package dev.postern.rules.model;

import java.util.List;
import java.util.Optional;

/**
 * What a document says about itself.
 *
 * @param id   UUID
 * @param tags such as {@code attack.t1199}
 */
public record Header(
        String title,
        String id,
        String status,
        String description,
        List<String> references,
        String author,
        String date,
        List<String> tags,
        List<String> falsePositives,
        Optional<Severity> level) {

    public Header {
        references = List.copyOf(references);
        tags = List.copyOf(tags);
        falsePositives = List.copyOf(falsePositives);
    }
}
