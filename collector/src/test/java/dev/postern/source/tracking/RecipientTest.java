package dev.postern.source.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipientTest {
    @Test
    void listsAreParallel() {
        assertThat(Recipient.parallel("a@x.example;b@x.example", "ok;no")).containsExactly(new Recipient("a@x.example", "ok"), new Recipient("b@x.example", "no"));
        assertThat(Recipient.parallel("a@x.example;b@x.example", "To")).extracting(Recipient::status).containsExactly("To", "To");
        assertThat(Recipient.parallel("a@x.example;b@x.example", "1;2;3")).extracting(Recipient::status).containsExactly("1;2;3", "");
        assertThat(Recipient.parallel("a@x.example", "550 no;really")).containsExactly(new Recipient("a@x.example", "550 no;really"));
        assertThat(Recipient.parallel("", "")).containsExactly(new Recipient("", ""));
    }

    @Test
    void statusFollowsTheAddress() {
        assertThat(Recipient.withStatus("a@x.example##Receive, Deliver; b@x.example")).containsExactly(
                new Recipient("a@x.example", "Receive, Deliver"), new Recipient("b@x.example", ""));
    }

    @Test
    void customDataIsKeysAndValues() {
        assertThat(CustomData.parse("S:A=1;S:B=x=y;S:C=one;two;S:A=2;;S:D=")).isEqualTo(Map.of("A", List.of("1", "2"), "B", "x=y", "C", "one;two", "D", ""));
        assertThat(CustomData.parse("free text")).isEqualTo(Map.of("text", "free text"));
    }
}
