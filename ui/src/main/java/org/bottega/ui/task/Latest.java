package org.bottega.ui.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Questions that come faster than they are answered, such as those of a slider under a hand: one is worked
/// on, the newest waits, those between are forgotten. Answers come in the order of their questions, so
/// what is shown last belongs to what was asked last. Belongs to the window's thread.
public final class Latest {
    private final Background background;
    private @Nullable Runnable next;
    private boolean busy;

    public Latest(Background background) {
        this.background = background;
    }

    /// @param work done away from the window's thread
    /// @param done gets the answer on it
    /// @param failed gets the failure on it
    public <T> void ask(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        Runnable question =
                () ->
                        background.run(
                                work,
                                answer -> {
                                    done.accept(answer);
                                    turn();
                                },
                                failure -> {
                                    failed.accept(failure);
                                    turn();
                                });
        if (busy) {
            next = question;
        } else {
            busy = true;
            question.run();
        }
    }

    /// Whether something is asked that is not answered yet.
    public boolean busy() {
        return busy;
    }

    private void turn() {
        var waiting = next;
        next = null;
        if (waiting == null) {
            busy = false;
        } else {
            waiting.run();
        }
    }
}
