package dev.kaibo.schema.postgres;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that starts the database and waits to be killed. Prints the server's process number. */
final class StartedByAnother {
    private StartedByAnother() {}

    public static void main(String[] arguments) throws InterruptedException {
        var postgres = Postgres.start(Path.of(arguments[0]), Path.of(arguments[1]), _ -> {});
        System.out.println(postgres.pid());
        new CountDownLatch(1).await();
    }
}
