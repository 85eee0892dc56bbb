package org.bottega.app.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;

/// The terminal: results to standard output, everything else to standard error.
public final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean live;
    private final long began;

    /// @param live true when standard error is a terminal, so that a progress line may be redrawn
    public Console(PrintStream out, PrintStream err, boolean live) {
        this(out, err, live, System.nanoTime());
    }

    /// @param began when the command did, as [System#nanoTime()] counts
    public Console(PrintStream out, PrintStream err, boolean live, long began) {
        this.out = out;
        this.err = err;
        this.live = live;
        this.began = began;
    }

    /// When the command began, as [System#nanoTime()] counts.
    public long began() {
        return began;
    }

    /// Part of the result.
    public void result(String text) {
        out.println(text);
        out.flush();
    }

    /// Where help goes: it is the result of asking for it.
    public PrintWriter writer() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /// Something a person watching wants to know.
    public void say(String text) {
        clear();
        err.println(text);
        err.flush();
    }

    public void problem(Problem problem) {
        var word =
                switch (problem.severity()) {
                    case ERROR -> "error: ";
                    case WARNING -> "warning: ";
                    case NOTE -> "note: ";
                };
        say(word + problem.sentence());
    }

    /// A table with columns aligned: the first to the left, the others to the right.
    public static String table(List<String> header, List<List<String>> rows) {
        var lines = new ArrayList<List<String>>();
        lines.add(header);
        lines.addAll(rows);
        var widths = new int[header.size()];
        for (var line : lines) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], line.get(c).length());
            }
        }
        var text = new StringBuilder();
        for (var line : lines) {
            var row = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                var pad = " ".repeat(widths[c] - line.get(c).length());
                row.append(c == 0 ? line.get(c) + pad : "  " + pad + line.get(c));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    /// Progress on standard error: one line that is redrawn on a terminal, a line a tenth elsewhere.
    public Progress progress(String title) {
        return new Progress() {
            private int lastTenth = -1;
            private String last = "";

            @Override
            public synchronized void at(double fraction, String message) {
                int percent = (int) Math.floor(100 * Math.clamp(fraction, 0, 1));
                if (live) {
                    var line =
                            String.format(Locale.ROOT, "%s  %3d %%  %s", title, percent, message);
                    if (!line.equals(last)) {
                        err.print(
                                "\r\u001b[K"
                                        + (line.length() > 110 ? line.substring(0, 110) : line));
                        err.flush();
                        last = line;
                    }
                } else if (percent / 10 > lastTenth) {
                    lastTenth = percent / 10;
                    say(String.format(Locale.ROOT, "%s  %3d %%  %s", title, percent, message));
                }
            }

            @Override
            public void report(JobEvent event) {
                switch (event) {
                    case JobEvent.Noted(var problem) -> problem(problem);
                    case JobEvent.Measured(var kind, var subject, var values) -> {
                        if (kind.equals("trial") && values.containsKey("score")) {
                            say(
                                    String.format(
                                            Locale.ROOT,
                                            "  %-44s %10.5f  in %.1f s",
                                            subject,
                                            values.get("score"),
                                            values.getOrDefault("fitSeconds", 0.0)));
                        }
                    }
                    case JobEvent.Advanced _,
                            JobEvent.Finished _,
                            JobEvent.Failed _,
                            JobEvent.Cancelled _ -> {}
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    private void clear() {
        if (live) {
            err.print("\r\u001b[K");
        }
    }
}
