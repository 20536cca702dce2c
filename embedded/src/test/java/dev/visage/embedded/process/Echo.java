package dev.visage.embedded.process;

import java.util.concurrent.CountDownLatch;

/** A child to try things on: prints its arguments and a variable, and stays, or fails if told to. */
final class Echo {

    private Echo() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println(String.join(" ", args) + " " + System.getenv("ECHO"));
        if (args[0].equals("fail")) {
            throw new IllegalStateException("as told");
        }
        new CountDownLatch(1).await();
    }
}
