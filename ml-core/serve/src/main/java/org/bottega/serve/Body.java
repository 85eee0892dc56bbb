package org.bottega.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.bottega.kernel.Problem;
import org.bottega.serve.rows.Refusal;
import org.jspecify.annotations.Nullable;

/// A request's body: what it claims to be, and its bytes within the limits.
final class Body {
    /// What a body may be written in.
    enum Format {
        CSV,
        JSON
    }

    /// @param header whether CSV begins with a header, as far as the request tells
    record Type(Format format, @Nullable Boolean header) {}

    private Body() {}

    /// Reads a `Content-Type` header.
    ///
    /// @throws Refusal (415)
    static Type type(Optional<String> contentType) {
        var parts = contentType.orElse("").toLowerCase(Locale.ROOT).split(";");
        Boolean header = null;
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].replace("\"", "").strip();
            if (parameter.startsWith("charset=")
                    && !parameter.matches("charset=(utf-?8|us-ascii)")) {
                throw unsupported("The character set of the body must be UTF-8.");
            }
            if (parameter.equals("header=present")) {
                header = true;
            } else if (parameter.equals("header=absent")) {
                header = false;
            }
        }
        return switch (parts[0].strip()) {
            case "text/csv" -> new Type(Format.CSV, header);
            case "application/json", "application/jsonlines", "application/x-ndjson" ->
                    new Type(Format.JSON, null);
            default ->
                    throw unsupported(
                            contentType.isEmpty()
                                    ? "The request does not say what its body is."
                                    : "The model does not read this kind of body.");
        };
    }

    private static Refusal unsupported(String what) {
        return new Refusal(
                415,
                "The content type is not supported.",
                Problem.error("Content-Type", what, "Send text/csv or application/json in UTF-8."));
    }

    /// Reads all bytes.
    ///
    /// @param length the `Content-Length` header, if any
    /// @throws Refusal (413) as soon as there are too many, (408) when they take too long
    static byte[] read(InputStream in, Optional<String> length, int most, Duration patience)
            throws IOException {
        if (length.filter(l -> !l.matches("\\d{1,10}") || Long.parseLong(l) > most).isPresent()) {
            throw tooLarge(most);
        }
        long start = System.nanoTime();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        for (int n = some(in, buffer); n >= 0; n = some(in, buffer)) {
            if (out.size() + n > most) {
                throw tooLarge(most);
            }
            out.write(buffer, 0, n);
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new Refusal(
                        408,
                        "The body came too slowly.",
                        Problem.error(
                                "body",
                                "It was not complete after " + patience.toSeconds() + " s.",
                                "Send it again."));
            }
        }
        return out.toByteArray();
    }

    /// The web server tells of a body that breaks off or is badly chunked by exceptions of its own.
    private static int some(InputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (RuntimeException e) {
            throw new IOException("the body broke off", e);
        }
    }

    private static Refusal tooLarge(int most) {
        return new Refusal(
                413,
                "The body is too large.",
                Problem.error(
                        "body",
                        "A request may have " + most + " bytes.",
                        "Send the rows in several requests."));
    }
}
