package dev.postern.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeAddressTest {
    @ParameterizedTest
    @CsvSource({"192.0.2.1,192.0.2.1", "192.0.2.1:52378,192.0.2.1", "[2001:DB8:0:0::9]:30943,2001:db8::9", "2001:db8::9,2001:db8::9", "::1,::1", "::,::",
        "2001:db8:0:1:1:1:1:1,2001:db8:0:1:1:1:1:1", "2001:0:0:1:0:0:0:1,2001:0:0:1::1", "::ffff:192.0.2.7,192.0.2.7", "fe80::1%12,fe80::1", "1:0:0:0:0:0:0:0,1::"})
    void portsAndBracketsAreLeftOut(String text, String address) {
        assertThat(NativeAddress.parse(text)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Not Available", "300.1.1.1", "1.2.3", "host.example", "[2001:db8::1", "1.2.3.4.5", "::g"})
    void anythingElseIsNoAddress(String text) {
        assertThat(NativeAddress.parse(text)).isEmpty();
    }
}
