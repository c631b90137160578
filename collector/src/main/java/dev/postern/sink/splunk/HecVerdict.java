package dev.postern.sink.splunk;

import dev.postern.event.EncodedBlock;
import dev.postern.sink.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;

/**
 * What an answer of the event endpoint means for a block: Splunk's own list of codes, and what proxies and load balancers in front
 * of it send. Splunk 10 indexes the events before {@code invalid-event-number} and none after it.
 */
final class HecVerdict {
    /** Codes of a bad event: 6 invalid data, 12 event field missing, 13 event blank, 15 indexed fields. */
    private static final Set<Integer> BAD_EVENT = Set.of(6, 12, 13, 15);
    /** Taken; 24 and 25 warn that a queue or the acknowledgements come near their bound. */
    private static final Set<Integer> TAKEN = Set.of(0, 24, 25);
    /** Splunk Cloud answers code 6 for event 0 where a body is over about 5 MB. */
    private static final int LARGE_BODY = 2 << 20;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration HOLD = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final String host;
    private final String index;

    /** @param index for messages */
    HecVerdict(String host, String index) {
        this.host = host;
        this.index = index;
    }

    /** @return whether the whole block was taken */
    static boolean taken(HecReply reply) {
        return reply.status() == 200 && reply.code().isPresent() && TAKEN.contains(reply.code().getAsInt());
    }

    /** Does the answer blame the block, and not the destination? */
    static boolean blamesTheBlock(Delivery delivery) {
        return delivery instanceof Delivery.Refused || delivery instanceof Delivery.Indigestible;
    }

    /**
     * @param reply  an answer other than {@link #taken}
     * @param block  what was sent
     * @param before what became of rows before a refused one
     */
    Delivery of(HecReply reply, EncodedBlock block, Delivery.Before before, Instant now) {
        int code = reply.code().orElse(-1);
        return switch (reply.status()) {
            case 400 -> badRequest(reply, code, block, before);
            case 401, 403 -> hold(reply, switch (code) {
                case 1 -> "the token is disabled; enable it in Splunk (Settings, Data inputs, HTTP Event Collector)";
                case 2, 3 -> "the token is not sent as Splunk wants it, which a proxy may cause; check what stands between";
                case 4 -> "the token is not known there; check `token` of this sink";
                default -> "the token or the way to Splunk is refused; check `token` and what stands between";
            });
            case 404 -> hold(reply, "there is no HTTP Event Collector at this address, or Splunk restarts; check `url` and that HEC is enabled");
            case 405, 415 -> hold(reply, "this is no HTTP Event Collector; check `url` and what stands between");
            case 413 -> new Delivery.Indigestible(said(reply, "the block is too large there"));
            case 408, 425, 429, 500, 502, 503, 504 -> new Delivery.Later(said(reply, busy(code)), wait(reply, now));
            default -> reply.status() >= 500 ? new Delivery.Later(said(reply, busy(code)), wait(reply, now))
                    : hold(reply, reply.status() == 200 ? "the answer is not that of an HTTP Event Collector; check `url` and what stands between"
                            : "this answer is not expected; check `url` and what stands between");
        };
    }

    private Delivery badRequest(HecReply reply, int code, EncodedBlock block, Delivery.Before before) {
        if (reply.code().isEmpty()) {
            return hold(reply, "the answer is not that of an HTTP Event Collector; check `url` and what stands between");
        }
        if (BAD_EVENT.contains(code)) {
            int event = reply.event().orElse(-1);
            boolean tooLarge = code == 6 && event == 0 && block.rows() > 1 && block.rawBytes() > LARGE_BODY;
            return event >= 0 && event < block.rows() && !tooLarge ? new Delivery.Refused(event, said(reply, "the event is refused"), before)
                    : new Delivery.Indigestible(said(reply, "an event is refused, and the answer does not say which"));
        }
        return switch (code) {
            // The number in the answer is one too high here, and all events of a block go to one index: none of them is at fault.
            case 7 -> hold(reply, "the token may not write to " + index + ", or there is no such index; create it, or allow it for the token");
            case 10, 11 -> hold(reply, "the channel does not arrive; let X-Splunk-Request-Channel pass what stands between");
            case 14 -> hold(reply, "the token has no indexer acknowledgement; enable it, or set `acknowledge: false`");
            case 1, 4, 21, 22 -> hold(reply, "the token is disabled or not known there; check `token` of this sink");
            case 16 -> hold(reply, "the token does not arrive in its header; check what stands between");
            case 28 -> hold(reply, "the load balancer has to keep a client at one indexer; make its sessions sticky, or set `acknowledge: false`");
            case 5 -> new Delivery.Indigestible(said(reply, "the block is refused"));
            default -> hold(reply, "this answer is not known, so nothing is given up; check what stands between, and report it");
        };
    }

    private static String busy(int code) {
        return switch (code) {
            case 9, 18, 20, 26 -> "its queues are full";
            case 19, 27 -> "its acknowledgements are at their bound";
            case 23 -> "it shuts down";
            default -> "it cannot take events now";
        };
    }

    Delivery.Later hold(String reason) {
        return new Delivery.Later(reason, HOLD);
    }

    Delivery.Later soon(String reason) {
        return new Delivery.Later(reason, SOON);
    }

    private Delivery.Later hold(HecReply reply, String mend) {
        return new Delivery.Later(said(reply, mend), HOLD);
    }

    private String said(HecReply reply, String what) {
        return host + " answers " + reply.said() + ": " + what;
    }

    /** {@code Retry-After} as seconds or as a date; bounded, because a proxy may say anything. */
    private static Duration wait(HecReply reply, Instant now) {
        Duration asked = reply.retryAfter().map(text -> parse(text.strip(), now)).orElse(SOON);
        return asked.compareTo(SOON) < 0 ? SOON : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Duration parse(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            return Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return SOON;
        }
    }
}
