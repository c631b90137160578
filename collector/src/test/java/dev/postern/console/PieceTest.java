package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PieceTest {
    @Test
    void ofAListTheElementsThatDifferAreMarked() {
        Piece.Sides sides = Piece.compare(List.of("a.example", "b.example", "c.example"), List.of("a.example", "x.example", "c.example", "d.example"));
        assertThat(shown(sides.before())).isEqualTo("a.example, [b.example, ]c.example");
        assertThat(shown(sides.after())).isEqualTo("a.example, [x.example, ]c.example, [d.example]");
    }

    @Test
    void ofATextTheWordsThatDifferAreMarked() {
        Piece.Sides sides = Piece.compare("Agreed with the partner, route via mx1.example", "Agreed with the partner, route via mx.evil.example");
        assertThat(shown(sides.before())).isEqualTo("Agreed with the partner, route via [mx1.example]");
        assertThat(shown(sides.after())).isEqualTo("Agreed with the partner, route via [mx.evil.example]");
    }

    @Test
    void whatHasLittleInCommonIsMarkedWhole() {
        Piece.Sides sides = Piece.compare("CertificateValidation", "EncryptionOnly");
        assertThat(shown(sides.before())).isEqualTo("[CertificateValidation]");
        assertThat(shown(Piece.compare("one two three", "four five six").after())).isEqualTo("[four five six]");
        assertThat(shown(Piece.compare(true, false).after())).isEqualTo("[false]");
    }

    @Test
    void nothingIsShownAsNothing() {
        assertThat(shown(Piece.compare(List.of("a.example"), List.of()).after())).isEqualTo("(nothing)");
        assertThat(shown(Piece.compare(List.of("a.example"), List.of()).before())).isEqualTo("[a.example]");
        assertThat(shown(Piece.compare("x", "").after())).isEqualTo("[(nothing)]");
        assertThat(shown(Piece.compare("same", "same").after())).isEqualTo("same");
    }

    @Property(tries = 300)
    void theSidesAreWholeAndShareWhatIsNotMarked(@ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'c') String one,
            @ForAll @Size(max = 12) List<@StringLength(max = 2) @CharRange(from = 'a', to = 'b') String> words) {
        String other = one + " " + String.join(" ", words);
        Piece.Sides sides = Piece.compare(other, String.join(" ", words));
        assertThat(text(sides.before())).isEqualTo(Values.text(other));
        assertThat(text(sides.after())).isEqualTo(Values.text(String.join(" ", words)));
        assertThat(common(sides.before())).isEqualTo(common(sides.after()));
    }

    @Property(tries = 300)
    void listsToo(@ForAll @Size(min = 1, max = 12) List<@StringLength(max = 2) @CharRange(from = 'a', to = 'b') String> one,
            @ForAll @Size(min = 1, max = 12) List<@StringLength(max = 2) @CharRange(from = 'a', to = 'b') String> other) {
        Piece.Sides sides = Piece.compare(one, other);
        assertThat(text(sides.before())).isEqualTo(Values.text(one));
        assertThat(text(sides.after())).isEqualTo(Values.text(other));
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private static String common(List<Piece> pieces) {
        return pieces.stream().filter(piece -> !piece.marked()).map(Piece::text).collect(Collectors.joining());
    }

    private static String shown(List<Piece> pieces) {
        return pieces.stream().map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text()).collect(Collectors.joining());
    }
}
