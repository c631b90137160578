package dev.postern.app;

import dev.postern.config.ConfigException;
import dev.postern.config.SinkConfig;
import dev.postern.net.HttpPoster;
import dev.postern.sink.Sink;
import dev.postern.sink.splunk.SplunkSettings;
import dev.postern.sink.splunk.SplunkSink;
import dev.postern.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sinks of a configuration. */
final class Sinks {
    private Sinks() {
    }

    /** @throws ConfigException where a file that a sink names cannot be used */
    static List<Sink> of(List<SinkConfig> configs, Clock clock) {
        List<Sink> sinks = new ArrayList<>();
        for (SinkConfig config : configs) {
            try {
                sinks.add(new SplunkSink(config.name(), SplunkSettings.of(config.address(), config.token()::value, config.index(), config.caFile(),
                        config.acknowledged(), config.requests()), HttpPoster.Limits.DEFAULT, clock));
            } catch (IOException e) {
                sinks.forEach(Sink::close);
                throw new ConfigException("sink " + config.name() + ": `ca-file`: " + e.getMessage(), e);
            }
        }
        return sinks;
    }
}
