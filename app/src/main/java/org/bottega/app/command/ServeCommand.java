package org.bottega.app.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.bottega.app.terminal.Console;
import org.bottega.model.bundle.Bundle;
import org.bottega.serve.ScoringServer;
import org.bottega.serve.ServeOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega serve`.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serve a model over HTTP, with a page to try it.")
final class ServeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "A .bottega file.")
    private Path model = Path.of("");

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "0 for any free one (default: 8080).")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; another one needs a key.")
    private String host = "127.0.0.1";

    @Option(names = "--key", description = "What callers must send as: Authorization: Bearer KEY")
    private @Nullable String key;

    private final Console console;

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var loaded = Bundle.read(model);
        var preset = ServeOptions.onPort(port);
        var options =
                new ServeOptions(
                        host,
                        port,
                        Optional.ofNullable(key),
                        preset.mostBytes(),
                        preset.mostRows(),
                        preset.mostAtOnce(),
                        preset.patience());
        try (var server = ScoringServer.start(name(), loaded, options)) {
            console.result("Serving at " + server.address());
            console.say(
                    "GET /ping, GET /schema, POST /invocations (CSV or JSON), GET / to try it. Stop with Ctrl+C.");
            var stop = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown));
            stop.await();
        }
        return 0;
    }

    private String name() {
        return model.getFileName().toString().replaceFirst("\\.bottega$", "");
    }
}
