package org.bottega.learn;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;

/// Passes everything on and keeps what is found; of figures of one name the last.
final class Gathering implements Progress {
    private final Progress watched;
    private final SequencedMap<String, Table> figures = new LinkedHashMap<>();

    Gathering(Progress watched) {
        this.watched = watched;
    }

    SequencedMap<String, Table> figures() {
        synchronized (figures) {
            return new LinkedHashMap<>(figures);
        }
    }

    @Override
    public void found(String name, Table table) {
        synchronized (figures) {
            figures.put(name, table);
        }
        watched.found(name, table);
    }

    @Override
    public void at(double fraction, String message) {
        watched.at(fraction, message);
    }

    @Override
    public void report(JobEvent event) {
        watched.report(event);
    }

    @Override
    public boolean cancelled() {
        return watched.cancelled();
    }

    @Override
    public boolean finishEarly() {
        return watched.finishEarly();
    }
}
