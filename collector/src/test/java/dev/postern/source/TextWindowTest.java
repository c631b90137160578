package dev.postern.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.io.FileContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextWindowTest {
    private static final int LIMIT = 1 << 16;

    /** So many bytes of one text record that never ends, then one good record. */
    private record Endless(long length) implements FileContent {
        private static final byte[] LAST = "\n{\"a\":1}\n".getBytes(StandardCharsets.UTF_8);

        @Override
        public int read(long offset, byte[] target, int from, int most) {
            if (offset >= length + LAST.length) {
                return -1;
            }
            if (offset >= length) {
                target[from] = LAST[(int) (offset - length)];
                return 1;
            }
            int count = (int) Math.min(most, length - offset);
            Arrays.fill(target, from, from + count, (byte) 'x');
            if (offset == 0) {
                System.arraycopy("{\"a\":\"".getBytes(StandardCharsets.UTF_8), 0, target, from, 6);
            }
            return count;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void hugeRecordIsPassedOverInBoundedMemory() throws IOException {
        TextWindow window = TextWindow.over(new Endless(256L << 20), TextEncoding.UTF_8, 0, 0);
        JsonFramer framer = new JsonFramer(window, ReadLimits.DEFAULT.withRecordBytes(LIMIT), "");
        assertThat(framer.next(true)).isEqualTo(JsonFramer.Outcome.BROKEN);
        assertThat(framer.problem()).contains("longer than " + LIMIT);
        assertThat(framer.resume(true, 2 * LIMIT)).isTrue();
        assertThat(window.array().length).isLessThanOrEqualTo(16 * LIMIT);
        assertThat(framer.next(true)).isEqualTo(JsonFramer.Outcome.RECORD);
        assertThat(window.text(0, framer.end())).isEqualTo("{\"a\":1}");
    }

    @Test
    void unpairedSurrogateAndHalfACharacterAreNoObstacle() throws IOException {
        byte[] bytes = {(byte) 0xFF, (byte) 0xFE, 'a', 0, 0x3D, (byte) 0xD8, 'b', 0, '\n', 0, 'c'};
        FileContent content = new FileContent() {
            @Override
            public int read(long offset, byte[] target, int from, int length) {
                if (offset >= bytes.length) {
                    return -1;
                }
                target[from] = bytes[(int) offset];
                return 1;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        TextWindow window = TextWindow.over(content, TextEncoding.of(bytes, bytes.length), 0, 0);
        window.skipByteOrderMark();
        int lineFeed = window.lineFeed(0, 100);
        assertThat(window.text(0, lineFeed)).isEqualTo("a\uFFFDb");
        window.consume(lineFeed + 1);
        assertThat(window.stored()).isEqualTo(10);
        assertThat(window.has(0)).isFalse();
    }
}
