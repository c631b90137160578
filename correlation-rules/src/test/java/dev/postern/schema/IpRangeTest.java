package dev.postern.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, c0000201, c0000201, 1",
        "192.0.2.77/24, c0000200, c00002ff, 256",
        "192.0.2.0/32, c0000200, c0000200, 1",
        "0.0.0.0/0, 00000000, ffffffff, 4294967296",
        "192.0.2.10-192.0.2.20, c000020a, c0000214, 11",
        "' 192.0.2.1 - 192.0.2.2 ', c0000201, c0000202, 2",
    })
    void readsVersion4(String text, String lo, String hi, double addresses) {
        IpRange range = IpRange.parse(text).orElseThrow();
        assertThat(range.lo()).isEqualTo("00000000000000000000ffff" + lo);
        assertThat(range.hi()).isEqualTo("00000000000000000000ffff" + hi);
        assertThat(range.addresses()).isEqualTo(addresses);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::/32, 20010db8000000000000000000000000, 20010db8ffffffffffffffffffffffff, 4294967296",
        "2001:db8::1, 20010db8000000000000000000000001, 20010db8000000000000000000000001, 1",
        "[2001:db8::1], 20010db8000000000000000000000001, 20010db8000000000000000000000001, 1",
        "2001:db8::/62, 20010db8000000000000000000000000, 20010db800000003ffffffffffffffff, 4",
        "2001:db8::/65, 20010db8000000000000000000000000, 20010db800000000" + "7fffffffffffffff, 1",
        "::ffff:192.0.2.1, 00000000000000000000ffffc0000201, 00000000000000000000ffffc0000201, 1",
        "::/0, 00000000000000000000000000000000, ffffffffffffffffffffffffffffffff, 18446744073709551616",
    })
    void readsVersion6(String text, String lo, String hi, double addresses) {
        IpRange range = IpRange.parse(text).orElseThrow();
        assertThat(range.text()).isEqualTo(lo + "-" + hi);
        assertThat(range.addresses()).isEqualTo(addresses);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "/", "mx.example", "256.0.2.1", "192.0.2", "192.0.2.1/33", "192.0.2.1/x",
        "2001:db8::/129", "192.0.2.2-192.0.2.1",
        "1.2.3.4.5", "2001:db8::g", ":::", "192.0.2.1 ;", "fe80::1%eth0", "192.0.2.1/-1", "a-b"})
    void refusesWhatIsNoRange(String text) {
        assertThat(IpRange.parse(text)).isEmpty();
    }

    @Test
    void aRangeContainsWhatLiesWhollyInside() {
        IpRange net = IpRange.parse("192.0.2.0/24").orElseThrow();
        assertThat(net.contains(net)).isTrue();
        assertThat(net.contains(IpRange.parse("192.0.2.255").orElseThrow())).isTrue();
        assertThat(net.contains(IpRange.parse("192.0.2.255-192.0.3.0").orElseThrow())).isFalse();
        assertThat(IpRange.parse("::/0").orElseThrow().contains(net)).isTrue();
    }
}
