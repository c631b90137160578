package dev.postern.schedule;

import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.quartz.CronExpression;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** Quartz as a clock: one trigger per interval or cron expression, each calling one short piece of work. */
public final class Timetable implements AutoCloseable {
    private final Scheduler scheduler;

    /** @param name name of the scheduler and its threads */
    public Timetable(String name) {
        this(name, 4);
    }

    /** @param threads how many pieces of work may run at a time */
    public Timetable(String name, int threads) {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", name);
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.scheduler.interruptJobsOnShutdown", "false");
        try {
            scheduler = new StdSchedulerFactory(properties).getScheduler();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler cannot be made: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException with one sentence, where Quartz cannot read the expression */
    public static void checkCron(String expression) {
        try {
            new CronExpression(expression);
        } catch (ParseException e) {
            throw new IllegalArgumentException("'" + expression + "' is no Quartz cron expression: " + e.getMessage()
                    + "; it has six or seven fields, second first, for example \"0 0/5 * * * ?\" for every five minutes", e);
        }
    }

    public void every(String name, Duration interval, Runnable work) {
        add(name, work, TriggerBuilder.newTrigger().startAt(new Date()).withSchedule(SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(interval.toMillis()).repeatForever().withMisfireHandlingInstructionNextWithRemainingCount()));
    }

    public void cron(String name, String expression, Runnable work) {
        checkCron(expression);
        add(name, work, TriggerBuilder.newTrigger().withSchedule(CronScheduleBuilder.cronSchedule(expression)
                .withMisfireHandlingInstructionDoNothing()));
    }

    private void add(String name, Runnable work, TriggerBuilder<? extends Trigger> trigger) {
        JobDataMap data = new JobDataMap();
        data.put(Call.WORK, work);
        try {
            scheduler.scheduleJob(JobBuilder.newJob(Call.class).withIdentity(name).usingJobData(data).build(),
                    trigger.withIdentity(name).build());
        } catch (SchedulerException e) {
            throw new IllegalStateException("cannot schedule " + name + ": " + e.getMessage(), e);
        }
    }

    public void start() {
        try {
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler cannot start: " + e.getMessage(), e);
        }
    }

    /** Stops firing and waits for work that runs. */
    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler cannot stop: " + e.getMessage(), e);
        }
    }

    /** Calls the work in its job data; never two calls of one job at a time. */
    @DisallowConcurrentExecution
    public static final class Call implements Job {
        static final String WORK = "work";

        @Override
        public void execute(JobExecutionContext context) {
            ((Runnable) context.getMergedJobDataMap().get(WORK)).run();
        }
    }
}
