package dev.postern.rules.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.rules.model.AlertForm;
import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.model.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads alerts of one unit from the columns that {@link dev.postern.rules.sql.SqlCompiler} promises. */
final class AlertReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> PROPERTIES = new TypeReference<>() { };

    private final RuleUnit unit;
    private final AlertForm form;

    AlertReader(RuleUnit unit) {
        this.unit = unit;
        this.form = unit.alert().orElseThrow();
    }

    Alert read(ResultSet row) throws SQLException {
        return new Alert(unit.rule(), row.getString("title"), Severity.ofWord(row.getString("level")).orElseThrow(),
                row.getString("dedup_key"), row.getString("summary"), time(row, "time"), time(row, "last_time"),
                text(row, "tenant").orElse(""), text(row, "actor_id"), text(row, "client_ip"), text(row, "object_type"),
                text(row, "object_id"), text(row, "object_name"), properties(row, "before"), properties(row, "after"),
                text(row, "ticket"), texts(row, "event_ids"), form.nextStep(), form.playbook(), text(row, "drill_id"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static Map<String, Object> properties(ResultSet row, String column) throws SQLException {
        String json = row.getString(column);
        if (json == null) {
            return Map.of();
        }
        try {
            Map<String, Object> properties = JSON.readValue(json, PROPERTIES);
            return properties == null ? Map.of() : properties;
        } catch (JsonProcessingException e) {
            throw new SQLException("column " + column + " holds no map of properties: " + e.getOriginalMessage(), e);
        }
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (Object text : (Object[]) row.getArray(column).getArray()) {
            texts.add((String) text);
        }
        return texts;
    }
}
