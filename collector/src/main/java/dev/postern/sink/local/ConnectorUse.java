package dev.postern.sink.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The use of a connector, as far as message rows tell.
 *
 * @param tenant      may be {@code null}, as in the rows
 * @param connectorId its GUID, or its name in lower case
 * @param last        time of the last row
 * @param deliveries  how many rows name it
 */
public record ConnectorUse(String tenant, String connectorId, Instant last, long deliveries) {
    static ConnectorUse read(ResultSet row) throws SQLException {
        return new ConnectorUse(row.getString("tenant"), row.getString("connector_id"), ResultRows.instant(row, "time"),
                row.getLong("deliveries"));
    }
}
