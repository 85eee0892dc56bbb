package org.bottega.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The page that shows the schema and a form to try the model. One document without anything from
/// outside; it asks `/schema` and `/invocations`. Its policy names the very script and style in it.
final class Page {
    private final byte[] html;
    private final String policy;

    Page() {
        var text = resource("page.html");
        html = text.getBytes(StandardCharsets.UTF_8);
        policy =
                "default-src 'none'; connect-src 'self'; img-src data:; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'none'; style-src '"
                        + hash(between(text, "<style>", "</style>"))
                        + "'; script-src '"
                        + hash(between(text, "<script>", "</script>"))
                        + "'";
    }

    byte[] html() {
        return html;
    }

    /// The `Content-Security-Policy` header.
    String policy() {
        return policy;
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }

    private static String hash(String text) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (var in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
