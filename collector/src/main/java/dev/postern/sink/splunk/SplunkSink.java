package dev.postern.sink.splunk;

import dev.postern.config.ConfigException;
import dev.postern.event.RowCodec;
import dev.postern.net.HttpAnswer;
import dev.postern.net.HttpPoster;
import dev.postern.outbox.Block;
import dev.postern.sink.Confirmation;
import dev.postern.sink.Delivery;
import dev.postern.sink.DeliveryLevel;
import dev.postern.sink.Sink;
import dev.postern.time.Clock;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts blocks to Splunk's HTTP Event Collector as they are stored, several at a time, each sender on a channel of its own. With
 * indexer acknowledgement a block is settled when its acknowledgement says so; where Splunk gives no number to ask for, the level
 * is {@link DeliveryLevel#ACCEPTED}, and the log says it.
 */
public final class SplunkSink implements Sink {
    private static final Logger LOG = LoggerFactory.getLogger(SplunkSink.class);
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,1024}");

    private final String name;
    private final SplunkSettings settings;
    private final HecCodec codec;
    private final Clock clock;
    private final URI events;
    private final HttpPoster poster;
    private final HecVerdict verdict;
    private final HecAcks acks;
    private final HecChannel[] channels;
    private final ExecutorService senders;
    private volatile DeliveryLevel level;

    /** @throws IOException where the file of trusted certificates cannot be used */
    public SplunkSink(String name, SplunkSettings settings, HttpPoster.Limits limits, Clock clock) throws IOException {
        this.name = name;
        this.settings = settings;
        this.codec = new HecCodec(settings.index());
        this.clock = clock;
        this.events = endpoint("/services/collector/event");
        this.poster = new HttpPoster(settings.authority(), limits);
        this.verdict = new HecVerdict(settings.url().getRawAuthority(),
                settings.index().map(index -> "index '" + index + "'").orElse("its default index"));
        this.acks = new HecAcks(endpoint("/services/collector/ack"), settings.expiry(), clock, poster, verdict);
        this.channels = new HecChannel[settings.inFlight()];
        Arrays.setAll(channels, i -> new HecChannel());
        this.senders = Executors.newFixedThreadPool(settings.inFlight(), work -> {
            Thread thread = new Thread(work, "sink " + name);
            thread.setDaemon(true);
            return thread;
        });
        this.level = settings.acknowledge() ? DeliveryLevel.INDEXED : DeliveryLevel.ACCEPTED;
    }

    private URI endpoint(String path) {
        return URI.create(settings.url().toString().replaceFirst("/+$", "") + path);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String destination() {
        return codec.name() + settings.index().map(index -> " index=" + index).orElse("");
    }

    @Override
    public DeliveryLevel level() {
        return level;
    }

    @Override
    public RowCodec codec() {
        return codec;
    }

    @Override
    public int room() {
        return settings.acknowledge() ? settings.unconfirmed() - acks.count() : Integer.MAX_VALUE;
    }

    @Override
    public Delivery deliver(String outboxId, Block block) {
        return deliver(outboxId, List.of(block)).get(0);
    }

    @Override
    public List<Delivery> deliver(String outboxId, List<Block> blocks) {
        String token;
        try {
            token = token();
        } catch (ConfigException e) {
            Delivery.Later later = verdict.hold(e.getMessage());
            return blocks.stream().<Delivery>map(block -> block == blocks.get(0) ? later : new Delivery.Untried()).toList();
        }
        Round round = new Round(token, blocks);
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (int lane = 0; lane < Math.min(channels.length, blocks.size()); lane++) {
            int number = lane;
            lanes.add(CompletableFuture.runAsync(() -> round.send(number), senders));
        }
        lanes.forEach(CompletableFuture::join);
        return round.answers();
    }

    @Override
    public List<Confirmation> confirmations() {
        try {
            return acks.poll(Optional.of(token()));
        } catch (ConfigException e) {
            return acks.poll(Optional.empty());
        }
    }

    /** Read anew each time: it may be exchanged while the service runs. */
    private String token() {
        String token = settings.token().get();
        if (!TOKEN.matcher(token).matches()) {
            throw new ConfigException("`token` holds something else than one line of printable characters; check where it stands");
        }
        return token;
    }

    @Override
    public Optional<String> problem() {
        return acks.problem();
    }

    @Override
    public void abandon() {
        poster.abandon();
    }

    @Override
    public void close() {
        senders.shutdown();
        poster.close();
    }

    /** One call of {@link #deliver}: senders take block after block until one finds the destination at fault. */
    private final class Round {
        private final String token;
        private final List<Block> blocks;
        private final Delivery[] answers;
        private final OptionalLong[] ackIds;
        private final int[] lanes;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicBoolean stopped = new AtomicBoolean();

        Round(String token, List<Block> blocks) {
            this.token = token;
            this.blocks = blocks;
            this.answers = new Delivery[blocks.size()];
            this.ackIds = new OptionalLong[blocks.size()];
            this.lanes = new int[blocks.size()];
            Arrays.fill(answers, new Delivery.Untried());
            Arrays.fill(ackIds, OptionalLong.empty());
        }

        void send(int lane) {
            if (channels[lane].isRetired()) {
                channels[lane] = new HecChannel();
            }
            while (!stopped.get()) {
                int i = next.getAndIncrement();
                if (i >= blocks.size()) {
                    return;
                }
                lanes[i] = lane;
                answers[i] = post(channels[lane], i);
                if (answers[i] instanceof Delivery.Later) {
                    stopped.set(true);
                }
            }
        }

        private Delivery post(HecChannel channel, int i) {
            Block block = blocks.get(i);
            Map<String, String> headers = new LinkedHashMap<>(channel.headers(token));
            headers.put("Content-Type", "application/json");
            headers.put("Content-Encoding", "gzip");
            HttpAnswer answer;
            try {
                answer = poster.post(events, headers, block.content().body());
            } catch (IOException e) {
                return verdict.soon(e.getMessage());
            }
            channel.takeCookies(answer);
            HecReply reply = HecReply.of(answer, token);
            boolean asks = settings.acknowledge() && reply.ackId().isPresent();
            if (HecVerdict.taken(reply)) {
                tell(reply);
                ackIds[i] = asks ? reply.ackId() : OptionalLong.empty();
                return asks ? new Delivery.Pending() : new Delivery.Settled();
            }
            Delivery.Before before = asks ? Delivery.Before.PENDING
                    : level == DeliveryLevel.ACCEPTED ? Delivery.Before.SETTLED : Delivery.Before.UNKNOWN;
            Delivery delivery = verdict.of(reply, block.content(), before, clock.now());
            if (delivery instanceof Delivery.Refused refused && refused.before() == Delivery.Before.PENDING && refused.row() > 0) {
                ackIds[i] = reply.ackId();
            }
            return delivery;
        }

        /** The level is what the last whole answer shows. */
        private void tell(HecReply reply) {
            DeliveryLevel shown = settings.acknowledge() && reply.ackId().isPresent() ? DeliveryLevel.INDEXED : DeliveryLevel.ACCEPTED;
            if (level != shown) {
                level = shown;
                if (shown == DeliveryLevel.ACCEPTED) {
                    LOG.warn("sink {}: {} gives no number for indexer acknowledgement, so delivered means accepted, not indexed; enable it for the"
                            + " token, or set `acknowledge: false`", name, settings.url().getRawAuthority());
                } else {
                    LOG.info("sink {}: {} acknowledges again, so delivered means indexed", name, settings.url().getRawAuthority());
                }
            }
        }

        /** After all senders have ended: what waits for its acknowledgement is noted in the order of the blocks. */
        List<Delivery> answers() {
            for (int i = 0; i < answers.length; i++) {
                HecChannel channel = channels[lanes[i]];
                if (ackIds[i].isPresent() && !acks.expect(channel, ackIds[i].getAsLong(), blocks.get(i).id())) {
                    channel.retire();
                }
            }
            return List.of(answers);
        }
    }
}
