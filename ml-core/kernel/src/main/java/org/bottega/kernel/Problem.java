package org.bottega.kernel;

/// Something a person has to know: where it is, what it is, and the way out.
///
/// @param where the file, column, line, field or setting concerned; empty when it is the whole
/// @param what one sentence without an exclamation mark
/// @param fix what can be done about it, one sentence; empty when nothing can
public record Problem(Severity severity, String where, String what, String fix) {

    /// How much a problem stands in the way.
    public enum Severity {
        NOTE,
        WARNING,
        ERROR
    }

    public static Problem error(String where, String what, String fix) {
        return new Problem(Severity.ERROR, where, what, fix);
    }

    public static Problem warning(String where, String what, String fix) {
        return new Problem(Severity.WARNING, where, what, fix);
    }

    public static Problem note(String where, String what) {
        return new Problem(Severity.NOTE, where, what, "");
    }

    /// The problem as one line of text: `where: what fix`.
    public String sentence() {
        var text = new StringBuilder();
        if (!where.isEmpty()) {
            text.append(where).append(": ");
        }
        text.append(what);
        if (!fix.isEmpty()) {
            text.append(' ').append(fix);
        }
        return text.toString();
    }
}
