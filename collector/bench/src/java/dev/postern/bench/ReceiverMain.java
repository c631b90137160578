package dev.postern.bench;

import dev.postern.testkit.HecReceiver;

/** The receiver as a process of its own: {@code ReceiverMain <polls to acknowledge, or none>}; prints its address and runs until killed. */
public final class ReceiverMain {
    private ReceiverMain() {
    }

    public static void main(String[] args) throws InterruptedException {
        HecReceiver.Settings plain = HecReceiver.Settings.plain();
        HecReceiver receiver = HecReceiver.start(args[0].equals("none") ? plain : plain.acknowledging(Integer.parseInt(args[0])));
        System.out.println(receiver.uri());
        Thread.currentThread().join();
    }
}
