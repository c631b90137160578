package dev.postern.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private static final Password RIGHT = Password.typed("correct horse battery");

    @Test
    void aHashHoldsItsParametersAndKnowsItsPasswordOnly() {
        PasswordHash hash = PasswordHash.of(RIGHT);
        assertThat(hash.text()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        PasswordHash read = PasswordHash.parse(hash.text()).orElseThrow();
        assertThat(read.matches(RIGHT)).isTrue();
        assertThat(read.matches(Password.typed("correct horse batterz"))).isFalse();
        assertThat(read.matches(Password.typed(""))).isFalse();
        assertThat(PasswordHash.of(RIGHT).text()).as("each hash has a salt of its own").isNotEqualTo(hash.text());
        assertThat(hash + " " + RIGHT).doesNotContain("argon2").doesNotContain("horse");
    }

    /** From the tests of the reference implementation (phc-winner-argon2, test.c, version 0x13). */
    @Test
    void theReferenceImplementationsHashIsUnderstood() {
        PasswordHash hash = PasswordHash.parse("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc").orElseThrow();
        assertThat(hash.matches(Password.typed("password"))).isTrue();
        assertThat(hash.matches(Password.typed("differentpassword"))).isFalse();
        assertThat(hash.weak()).as("its salt has 8 bytes only").isTrue();
    }

    @Test
    void aHashWithLessWorkIsWeak() {
        assertThat(PasswordHash.of(RIGHT).weak()).isFalse();
        assertThat(PasswordHash.of(RIGHT, 16, 1).weak()).isTrue();
        assertThat(PasswordHash.of(RIGHT, PasswordHash.MEMORY, 1).weak()).isTrue();
        assertThat(PasswordHash.parse(PasswordHash.of(RIGHT, 16, 1).text()).orElseThrow().matches(RIGHT)).isTrue();
    }

    @Test
    void whatIsNoHashOrAsksForTooMuchIsNotRead() {
        String good = PasswordHash.of(RIGHT, 16, 1).text();
        for (String bad : new String[] {"", "password", good.replace("argon2id", "argon2i"), good.replace("v=19", "v=16"), good.replace("m=16", "m=4"),
            good.replace("m=16", "m=9999999"), good.replace("t=1", "t=0"), good.replace("t=1", "t=999"), good.replace("p=1", "p=0"), good.replace("p=1", "p=99"),
            good + "\n", " " + good, good.substring(0, good.length() - 30), "$2b$12$abcdefghijklmnopqrstuv"}) {
            assertThat(PasswordHash.parse(bad)).as(bad).isEmpty();
        }
    }

    @Test
    void aChosenPasswordHasBoundsAndNoOtherRule() {
        for (String good : new String[] {"aaaaaaaaaaaa", "            ", "пароль-пароль", "x".repeat(1024)}) {
            assertThat(Password.chosen(good).tooLong()).isFalse();
        }
        assertThatThrownBy(() -> Password.chosen("elevenchars")).isInstanceOf(AccessException.class).hasMessageContaining("at least 12 characters");
        assertThatThrownBy(() -> Password.chosen("\ud83d\udd11".repeat(11))).as("characters, not halves of them").isInstanceOf(AccessException.class);
        assertThatThrownBy(() -> Password.chosen("x".repeat(1025))).isInstanceOf(AccessException.class).hasMessageContaining("at most 1024 bytes");
        assertThatThrownBy(() -> Password.chosen("ü".repeat(513))).isInstanceOf(AccessException.class).hasMessageContaining("at most 1024 bytes");
    }

    @Test
    void theSameTextInEitherUnicodeFormIsTheSamePassword() {
        PasswordHash hash = PasswordHash.of(Password.typed("fu\u0308r immer und ewig"), 16, 1);
        assertThat(hash.matches(Password.typed("f\u00fcr immer und ewig"))).isTrue();
        assertThat(hash.matches(Password.typed("fur immer und ewig"))).isFalse();
    }
}
