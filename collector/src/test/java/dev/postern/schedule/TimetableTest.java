package dev.postern.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimetableTest {
    @Test
    void callsByIntervalAndByCronUntilItIsClosed() throws InterruptedException {
        CountDownLatch interval = new CountDownLatch(3);
        CountDownLatch cron = new CountDownLatch(1);
        try (Timetable timetable = new Timetable("test-calls")) {
            timetable.every("interval", Duration.ofMillis(50), interval::countDown);
            timetable.cron("cron", "* * * * * ?", cron::countDown);
            timetable.start();
            assertThat(interval.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(cron.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void oneJobNeverRunsTwiceAtATimeAndClosingWaitsForIt() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Timetable timetable = new Timetable("test-serial");
        timetable.every("slow", Duration.ofMillis(10), () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            started.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.decrementAndGet();
        });
        timetable.start();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        Thread closer = new Thread(timetable::close);
        closer.start();
        release.countDown();
        closer.join(10_000);
        assertThat(closer.isAlive()).isFalse();
        assertThat(running.get()).isZero();
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void aBadCronExpressionIsOneSentence() {
        Timetable.checkCron("0 0/5 * * * ?");
        assertThatThrownBy(() -> Timetable.checkCron("*/5 * * * *")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'*/5 * * * *' is no Quartz cron expression").hasMessageContaining("0 0/5 * * * ?");
    }
}
