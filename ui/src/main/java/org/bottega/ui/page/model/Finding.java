package org.bottega.ui.page.model;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// Something about a model that takes a moment to be found: computed away from the window's thread, with progress,
/// cancelled by the person or by the next question, and kept for the next time it is asked. What takes
/// longer than a blink stands among the jobs. Belongs to the window's thread.
public final class Finding<T> {
    private static final long BLINK = 400_000_000;

    /// Finds the answer; not on the window's thread.
    public interface Question<T> {
        T answer(Progress progress) throws Exception;
    }

    private final Desk desk;
    private final Map<Object, Object> kept;
    private final ReadOnlyObjectWrapper<@Nullable T> value = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper();
    private @Nullable Object asked;
    private @Nullable Run run;

    /// @param kept answers of earlier questions about the same model; may be shared
    public Finding(Desk desk, Map<Object, Object> kept) {
        this.desk = desk;
        this.kept = kept;
    }

    /// The last answer; `null` before the first.
    public ReadOnlyObjectProperty<@Nullable T> value() {
        return value.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// How far it is, 0 to 1.
    public ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /// Why there is no answer; empty where there is one.
    public ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    /// Whether the person stopped it.
    public ReadOnlyBooleanProperty stopped() {
        return stopped.getReadOnlyProperty();
    }

    /// Asks, unless just that is asked or answered already.
    ///
    /// @param key equal for questions with the same answer
    /// @param title what the job is called
    public void ask(Object key, String title, Question<? extends T> question) {
        if (key.equals(asked) && !stopped.get() && refusal.get().isEmpty()) {
            return;
        }
        stop();
        asked = key;
        refusal.set("");
        stopped.set(false);
        @SuppressWarnings("unchecked") // a key is used by one kind of question only
        var known = (T) kept.get(key);
        if (known != null) {
            value.set(known);
            return;
        }
        var own = new Run(title);
        run = own;
        fraction.set(0);
        running.set(true);
        desk.background()
                .run(
                        () -> Objects.requireNonNull(question.answer(own)),
                        answer -> {
                            kept.put(key, answer);
                            own.end(new JobEvent.Finished(""));
                            if (run == own) {
                                run = null;
                                running.set(false);
                                value.set(answer);
                            }
                        },
                        failure -> {
                            var why =
                                    failure instanceof ProblemException e
                                            ? e.problems().getFirst()
                                            : org.bottega.kernel.Problem.error(
                                                    "", String.valueOf(failure.getMessage()), "");
                            own.end(new JobEvent.Failed(why));
                            if (run == own) {
                                run = null;
                                running.set(false);
                                refusal.set(why.sentence());
                            }
                        });
    }

    /// Stops what is being computed; asked again it begins anew.
    public void cancel() {
        if (running.get()) {
            stop();
            stopped.set(true);
        }
    }

    private void stop() {
        var own = run;
        run = null;
        running.set(false);
        if (own != null) {
            own.stop();
        }
    }

    private final class Run implements Progress {
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final long from = System.nanoTime();
        private final JobEntry job;
        private boolean listed;

        Run(String title) {
            this.job = new JobEntry(title, () -> desk.background().show(this::byHand));
        }

        private void byHand() {
            if (run == this) {
                cancel();
            } else {
                stop();
            }
        }

        void stop() {
            cancelled.set(true);
            end(new JobEvent.Cancelled());
        }

        void end(JobEvent event) {
            if (job.running()) {
                job.on(event);
            }
        }

        @Override
        public void at(double share, String message) {
            if (cancelled.get()) {
                throw new CancellationException();
            }
            desk.background().show(() -> show(share, message));
        }

        private void show(double share, String message) {
            if (!job.running()) {
                return;
            }
            job.on(new JobEvent.Advanced(share, message));
            if (run == this) {
                fraction.set(Math.max(fraction.get(), Math.clamp(share, 0, 1)));
            }
            if (!listed && System.nanoTime() - from > BLINK) {
                listed = true;
                desk.jobs().add(job);
            }
        }

        @Override
        public void report(JobEvent event) {}

        @Override
        public boolean cancelled() {
            return cancelled.get();
        }
    }
}
