package org.bottega.data.source.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.bottega.kernel.ProblemException;

/// An http or https address that may be asked.
record WebAddress(URI uri) {

    /// @throws ProblemException (usage) when it is something else
    static WebAddress of(String text) {
        try {
            // people paste blanks
            return new WebAddress(new URI(text.strip().replace(" ", "%20")));
        } catch (URISyntaxException _) {
            throw ProblemException.usage(
                    text, "This is not a web address.", "It begins with https:// or http://.");
        }
    }

    WebAddress {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")
                || uri.getHost() == null
                || uri.getHost().isEmpty()) {
            throw ProblemException.usage(
                    shown(uri), "Only http and https addresses are read.", "Check the address.");
        }
        if (uri.getRawUserInfo() != null) {
            throw ProblemException.usage(
                    uri.getHost(),
                    "User and password do not belong into the address.",
                    "Leave them out.");
        }
    }

    private static String shown(URI uri) {
        var text = uri.toString();
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    boolean secure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /// With the port where it is not the usual one.
    String host() {
        int usual = secure() ? 443 : 80;
        var name = uri.getHost().toLowerCase(Locale.ROOT);
        return uri.getPort() < 0 || uri.getPort() == usual ? name : name + ":" + uri.getPort();
    }

    /// Where a redirect leads.
    ///
    /// @throws ProblemException when it leads away from http and https, or from https down to http
    WebAddress redirected(String location) {
        WebAddress next;
        try {
            next = new WebAddress(uri.resolve(new URI(location.strip().replace(" ", "%20"))));
        } catch (URISyntaxException _) {
            throw ProblemException.input(
                    host(), "The server sends on to what is no address.", "Ask its owner.");
        }
        if (secure() && !next.secure()) {
            throw ProblemException.input(
                    host(),
                    "The server sends on from https to http, where anybody can read and alter the data.",
                    "Ask its owner for an https address.");
        }
        return next;
    }

    /// A file name made of the address: its last part, with nothing in it that paths mean something by.
    String fileName() {
        var path = uri.getPath() == null ? "" : uri.getPath();
        var last = path.substring(path.lastIndexOf('/') + 1);
        var plain = last.replaceAll("[^\\p{L}\\p{N}._ -]", "_").replaceFirst("^[. ]+", "");
        plain = plain.length() > 120 ? plain.substring(plain.length() - 120) : plain;
        return plain.isBlank() ? "download" : plain;
    }
}
