package dev.postern.evaluate;

import dev.postern.rules.run.Alert;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Tells whoever listens that alerts were raised. It keeps nothing but a number that grows: who missed a word sees it by the number. */
public final class AlertFeed {
    private final AtomicLong mark;
    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();

    /** @param mark how many alert rows there are */
    public AlertFeed(long mark) {
        this.mark = new AtomicLong(mark);
    }

    /**
     * Alerts that were raised at once.
     *
     * @param mark how many alert rows there are now
     * @param top  the most severe of the new ones
     */
    public record News(long mark, int count, Alert top) {
    }

    /** How many alert rows there are. */
    public long mark() {
        return mark.get();
    }

    /** Passes on what was raised; nothing where that is nothing. */
    public void raised(List<Alert> alerts) {
        if (!alerts.isEmpty()) {
            News news = new News(mark.addAndGet(alerts.size()), alerts.size(),
                    alerts.stream().max(Comparator.comparing(Alert::severity)).orElseThrow());
            listeners.forEach(listener -> listener.accept(news));
        }
    }

    /**
     * @param listener called on the thread that raises; it must not block
     * @return ends the subscription
     */
    public Runnable subscribe(Consumer<News> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
