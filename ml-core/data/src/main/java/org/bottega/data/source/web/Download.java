package org.bottega.data.source.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// Brings a file from an http or https address to this computer. Each host needs a person's consent,
/// those that it sends on to as well. A connection that breaks off is taken up where it ended, also by
/// the next download of the same address, as long as the server still has the same version.
///
/// @param consent asked before a host is
/// @param largest in bytes
/// @param patience how long to wait for an answer, and for the next bytes
public record Download(Consent consent, long largest, Duration patience) {
    private static final int MOST_REDIRECTS = 10;
    private static final int TRIES = 5;

    public Download(Consent consent) {
        this(consent, 50L << 30, Duration.ofSeconds(30));
    }

    /// An answer of a server that is neither data nor a way to it.
    private static final class Cut extends IOException {
        private static final long serialVersionUID = 1;

        Cut(String message) {
            super(message);
        }
    }

    /// @param address http or https
    /// @param folder where the file shall lie, under the name that the address has
    /// @return the file
    /// @throws ProblemException when it cannot be had, is too large, or a host is not allowed
    /// @throws CancellationException when it was cancelled; what came is kept for the next time
    public Path fetch(String address, Path folder, Progress progress) {
        var start = WebAddress.of(address);
        var part = new Partial(folder.resolve(start.fileName()));
        try (var client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(patience)
                        .build()) {
            try {
                return fetch(client, start, part, progress);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } finally {
                client.shutdownNow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path fetch(HttpClient client, WebAddress start, Partial part, Progress progress)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            progress.checkCancelled();
            try {
                once(client, start, part, progress);
                part.finish();
                progress.at(1, "Downloaded " + part.target().getFileName());
                return part.target();
            } catch (FileSystemException e) {
                throw e;
            } catch (IOException e) {
                progress.checkCancelled();
                if (attempt == TRIES) {
                    throw broken(start, part, e);
                }
            }
            Thread.sleep(100L << attempt);
        }
    }

    private static RuntimeException broken(WebAddress start, Partial part, IOException e)
            throws IOException {
        long size = part.size();
        return ProblemException.input(
                start.host(),
                size == 0
                        ? "The server does not answer" + reason(e) + "."
                        : String.format(
                                Locale.ROOT,
                                "The download broke off after %,d bytes%s.",
                                size,
                                reason(e)),
                size == 0
                        ? "Check the address and the connection."
                        : "Try again; it goes on from there.");
    }

    private static String reason(IOException e) {
        return e.getMessage() == null
                ? ""
                : " (" + e.getMessage().lines().findFirst().orElse("") + ")";
    }

    private void once(HttpClient client, WebAddress start, Partial part, Progress progress)
            throws IOException, InterruptedException {
        var known = part.version(start.uri().toString());
        long have = known.isEmpty() ? 0 : part.size();
        var response = answer(client, start, have, known, progress);
        try (var body = response.body()) {
            switch (response.statusCode()) {
                case 200 -> {
                    part.begin(start.uri().toString(), version(response));
                    copy(body, part, 0, total(response, 0), progress);
                }
                case 206 -> {
                    if (!range(response).startsWith("bytes " + have + "-")) {
                        part.discard();
                        throw new Cut("the server sends another part than it was asked for");
                    }
                    copy(body, part, have, total(response, have), progress);
                }
                case 416 -> {
                    part.discard();
                    throw new Cut("the server's file has become another");
                }
                default -> throw refused(start, response.statusCode());
            }
        }
    }

    /// Follows redirects to the server that has the file.
    private HttpResponse<InputStream> answer(
            HttpClient client, WebAddress start, long have, String version, Progress progress)
            throws IOException, InterruptedException {
        var at = start;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            progress.checkCancelled();
            if (!consent.to(at.host())) {
                throw ProblemException.usage(
                        at.host(),
                        "Downloads from this host were not allowed.",
                        "Allow it, or download the file in another way.");
            }
            progress.at(0, "Asking " + at.host());
            var request =
                    HttpRequest.newBuilder(at.uri())
                            .timeout(patience)
                            .header("User-Agent", "Bottega")
                            .header("Accept", "*/*");
            if (have > 0) {
                request.header("Range", "bytes=" + have + "-").header("If-Range", version);
            }
            var response = send(client, request.build(), progress);
            int status = response.statusCode();
            var location = response.headers().firstValue("Location");
            if (status < 300 || status > 308 || status == 304 || location.isEmpty()) {
                return response;
            }
            response.body().close();
            at = at.redirected(location.get());
        }
        throw ProblemException.input(
                start.host(),
                "The server sends on more than " + MOST_REDIRECTS + " times.",
                "Ask its owner.");
    }

    private static HttpResponse<InputStream> send(
            HttpClient client, HttpRequest request, Progress progress)
            throws IOException, InterruptedException {
        var coming = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        while (true) {
            try {
                return coming.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                progress.checkCancelled();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            }
        }
    }

    /// What tells this version of the file from others; weak tags do not.
    private static String version(HttpResponse<?> response) {
        return response.headers()
                .firstValue("ETag")
                .filter(tag -> tag.startsWith("\""))
                .or(() -> response.headers().firstValue("Last-Modified"))
                .orElse("");
    }

    private static String range(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Range").orElse("");
    }

    /// How large the whole file is, −1 when the server does not tell.
    private static long total(HttpResponse<?> response, long have) {
        var length = response.headers().firstValueAsLong("Content-Length");
        return length.isPresent() ? have + length.getAsLong() : -1;
    }

    private void copy(InputStream body, Partial part, long have, long total, Progress progress)
            throws IOException {
        if (total > largest) {
            part.discard();
            throw tooLarge(part, total);
        }
        long count = have;
        try (var out =
                        Files.newOutputStream(
                                part.file(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                var watch = new BodyWatch(body, patience, progress)) {
            var buffer = new byte[1 << 16];
            for (int n = watch.read(buffer); n >= 0; n = watch.read(buffer)) {
                count += n;
                if (count > largest) {
                    throw tooLarge(part, count);
                }
                out.write(buffer, 0, n);
                progress.checkCancelled();
                progress.at(
                        total > 0 ? Math.min(1, (double) count / total) : count / (count + 1e8),
                        String.format(Locale.ROOT, "%,d kB", count / 1024));
            }
        } catch (ProblemException e) {
            part.discard();
            throw e;
        }
        if (total >= 0 && count < total) {
            throw new Cut("the connection was cut");
        }
    }

    private ProblemException tooLarge(Partial part, long size) {
        return ProblemException.input(
                String.valueOf(part.target().getFileName()),
                String.format(
                        Locale.ROOT,
                        "The file has %,d bytes or more; %,d are allowed.",
                        size,
                        largest),
                "Raise the limit if that is meant.");
    }

    private static RuntimeException refused(WebAddress address, int status) throws IOException {
        if (status == 429 || status >= 500) {
            throw new Cut("it answers " + status);
        }
        var what =
                switch (status) {
                    case 401, 403, 407 -> "The server does not let you have this file";
                    case 404, 410 -> "There is no such file on the server";
                    default -> "The server does not give the file";
                };
        return ProblemException.input(
                address.host(), what + " (" + status + ").", "Check the address in a browser.");
    }
}
