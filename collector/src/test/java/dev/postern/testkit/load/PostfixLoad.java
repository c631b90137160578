package dev.postern.testkit.load;

import dev.postern.testkit.Seq;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Postfix lines of a mail relay with RFC 3339 times. The number is in the message id, or in what the next host calls the message. */
record PostfixLoad(long seed) implements Load {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'000+00:00'");

    @Override
    public String name() {
        return "postfix";
    }

    @Override
    public String extension() {
        return "log";
    }

    @Override
    public String header() {
        return "";
    }

    @Override
    public void append(long number, StringBuilder out) {
        Draw draw = new Draw(seed, number);
        String queue = draw.hex(10).toUpperCase(Locale.ROOT);
        out.append(draw.time(TIME)).append(" relay").append(1 + draw.below(3)).append(" postfix/");
        if (draw.oneIn(3)) {
            out.append("cleanup[").append(1000 + draw.below(60000)).append("]: ").append(queue).append(": message-id=<").append(Seq.text(number))
                    .append("@mail.contoso.example>\n");
            return;
        }
        String host = "mx" + draw.below(9) + ".partner" + draw.below(60) + ".example";
        out.append("smtp[").append(1000 + draw.below(60000)).append("]: ").append(queue).append(": to=<").append(draw.foreignAddress())
                .append(">, relay=").append(host).append('[').append(draw.ip()).append("]:25, delay=").append(draw.below(9)).append('.').append(draw.below(99))
                .append(", delays=0.0").append(draw.below(9)).append("/0.01/0.").append(draw.below(90)).append("/0.").append(draw.below(90))
                .append(", dsn=").append(draw.of("2.0.0, status=sent (250 2.0.0 Ok: queued as ", "4.4.1, status=deferred (451 4.4.1 try later, ref "))
                .append(Seq.text(number)).append(")\n");
    }
}
