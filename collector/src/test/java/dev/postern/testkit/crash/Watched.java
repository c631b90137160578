package dev.postern.testkit.crash;

import dev.postern.io.FileContent;
import dev.postern.io.FileEntry;
import dev.postern.io.FileTree;
import dev.postern.outbox.Outbox;
import dev.postern.sink.Delivery;
import dev.postern.sink.Sink;
import dev.postern.source.Page;
import dev.postern.source.Source;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;

/** The chain's seams with a trigger at each: what they wrap is the real thing, and whatever else they can do is passed on. */
final class Watched {
    private Watched() {
    }

    static FileTree files(FileTree files, CrashTrigger trigger) {
        return new FileTree() {
            @Override
            public List<FileEntry> list(String place) throws IOException {
                return files.list(place);
            }

            @Override
            public Optional<FileEntry> find(String path) throws IOException {
                return files.find(path);
            }

            @Override
            public FileContent open(String path) throws IOException {
                FileContent content = files.open(path);
                return new FileContent() {
                    @Override
                    public int read(long offset, byte[] target, int from, int length) throws IOException {
                        int read = content.read(offset, target, from, length);
                        trigger.passed(CrashPoint.READ);
                        return read;
                    }

                    @Override
                    public void close() throws IOException {
                        content.close();
                    }
                };
            }
        };
    }

    static Source source(Source source, CrashTrigger trigger) {
        return watch(Source.class, source, (method, result) -> {
            if (result instanceof Page page && !page.readings().isEmpty()) {
                trigger.passed(CrashPoint.PARSE);
            }
        });
    }

    static Outbox outbox(Outbox outbox, CrashTrigger trigger) {
        return watch(Outbox.class, outbox, (method, result) -> {
            if (method.equals("commit")) {
                trigger.passed(CrashPoint.COMMIT);
            } else if (method.equals("settle")) {
                trigger.passed(CrashPoint.SETTLE);
            }
        });
    }

    /** @param after the step at which the sink has said that rows are delivered */
    static Sink sink(Sink sink, CrashPoint after, CrashTrigger trigger) {
        return (Sink) Proxy.newProxyInstance(Watched.class.getClassLoader(), new Class<?>[] {Sink.class}, (self, method, arguments) -> {
            boolean sends = method.getName().equals("deliver") && after == CrashPoint.ACK;
            if (sends) {
                trigger.passed(CrashPoint.BEFORE_SEND);
            }
            Object result = call(sink, method, arguments);
            if (result instanceof List<?> answers && answers.stream().anyMatch(Delivery.Settled.class::isInstance)) {
                trigger.passed(after);
            }
            return result;
        });
    }

    private interface Passing {
        void passed(String method, Object result);
    }

    private static <T> T watch(Class<T> type, T real, Passing passing) {
        return type.cast(Proxy.newProxyInstance(Watched.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            Object result = call(real, method, arguments);
            passing.passed(method.getName(), result);
            return result;
        }));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
