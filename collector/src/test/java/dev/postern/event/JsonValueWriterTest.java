package dev.postern.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonValueWriterTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Property(tries = 500)
    void itWritesWhatJacksonWrites(@ForAll("values") Object value) throws IOException {
        assertThat(written(value)).isEqualTo(JACKSON.writeValueAsString(value));
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> plain = Arbitraries.oneOf(Arbitraries.strings().map(text -> (Object) text), Arbitraries.integers().map(number -> (Object) number),
                Arbitraries.longs().map(number -> (Object) number), Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.floats().map(number -> (Object) number), Arbitraries.bigDecimals().map(number -> (Object) number),
                Arbitraries.bigIntegers().map(number -> (Object) number), Arbitraries.of(true, false).map(flag -> (Object) flag));
        return nested(nested(nested(plain)));
    }

    private static Arbitrary<Object> nested(Arbitrary<Object> inner) {
        return Arbitraries.oneOf(inner, inner.injectNull(0.2).list().ofMaxSize(4).map(list -> (Object) new ArrayList<>(list)),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(6), inner).ofMaxSize(4).map(map -> (Object) new LinkedHashMap<>(map)));
    }

    @Test
    void whatIsNoJsonIsNamed() {
        assertThatThrownBy(() -> written(Map.of("a", List.of(Instant.EPOCH)))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.time.Instant");
    }

    @Test
    void everyKindOfNumber() throws IOException {
        assertThat(written(Arrays.asList(1, 2L, 1.5, 2.5f, new BigDecimal("1e400"), BigInteger.TEN, null))).isEqualTo("[1,2,1.5,2.5,1E+400,10,null]");
    }

    private static String written(Object value) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JACKSON.getFactory().createGenerator(text)) {
            JsonValueWriter.write(json, value);
        }
        return text.toString();
    }
}
