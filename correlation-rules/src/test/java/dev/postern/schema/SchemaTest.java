package dev.postern.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void sentinelColumnsAreUniqueInAStream() {
        for (StreamSchema stream : Schema.current().streams()) {
            assertThat(stream.fields()).extracting(Field::sentinel).as(stream.name()).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyStreamBeginsWithTheCommonFields() {
        List<String> common = List.of("time", "observed_time", "event_id", "seq", "tenant", "product", "source", "collector", "drill_id", "extra");
        for (StreamSchema stream : Schema.current().streams()) {
            assertThat(stream.fields().subList(0, common.size())).extracting(Field::name).as(stream.name()).isEqualTo(common);
        }
    }

    @Test
    void ordinalsAreThePlacesOfTheFields() {
        for (StreamSchema stream : Schema.current().streams()) {
            for (int i = 0; i < stream.fields().size(); i++) {
                assertThat(stream.fields().get(i).ordinal()).isEqualTo(i);
            }
        }
    }

    @Test
    void aJsonFieldHasKnownNamesOrIsOpenAndNothingElseHasNames() {
        for (StreamSchema stream : Schema.current().streams()) {
            for (Field field : stream.fields()) {
                if (field.type() != FieldType.JSON) {
                    assertThat(field.paths()).as(stream.name() + "." + field.name()).isEmpty();
                    assertThat(field.open()).as(stream.name() + "." + field.name()).isFalse();
                }
            }
        }
        assertThat(Schema.current().stream("audit").field("parameters").paths()).containsEntry("SenderIPAddresses", FieldType.LIST)
                .containsEntry("RequireTls", FieldType.BOOLEAN);
    }

    @Test
    void aRowTakesOnlyTheTypeOfItsField() {
        Row row = new Row(Schema.current().stream("audit"));
        assertThatThrownBy(() -> row.set("operation", 5L)).isInstanceOf(SchemaException.class).hasMessage("audit.operation takes String, not Long");
        assertThatThrownBy(() -> row.set("operatoin", "x")).isInstanceOf(SchemaException.class).hasMessage("stream audit has no field operatoin");
        assertThat(row.set("operation", "x").copy()).isEqualTo(row);
    }
}
