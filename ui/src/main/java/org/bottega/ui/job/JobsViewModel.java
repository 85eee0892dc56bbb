package org.bottega.ui.job;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The long work of this session, the newest first. Belongs to the window's thread.
public final class JobsViewModel {
    private final ObservableList<JobEntry> jobs =
            FXCollections.observableArrayList(job -> new Observable[] {job.state()});
    private final ObservableList<JobEntry> jobsView =
            FXCollections.unmodifiableObservableList(jobs);
    private final IntegerBinding running =
            Bindings.createIntegerBinding(
                    () -> (int) jobs.stream().filter(JobEntry::running).count(), jobs);

    public ObservableList<JobEntry> jobs() {
        return jobsView;
    }

    /// How many run now.
    public IntegerBinding running() {
        return running;
    }

    /// The newest that runs, the one for the status bar.
    public @Nullable JobEntry current() {
        return jobs.stream().filter(JobEntry::running).findFirst().orElse(null);
    }

    public void add(JobEntry job) {
        jobs.addFirst(job);
    }

    /// Forgets what has ended.
    public void clearEnded() {
        jobs.removeIf(job -> !job.running());
    }
}
