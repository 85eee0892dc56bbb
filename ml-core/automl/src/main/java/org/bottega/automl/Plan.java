package org.bottega.automl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Table;
import org.bottega.learn.encode.Target;

/// What to try in which order, how to judge it, and what it may take. Depends on the data's size and the
/// settings only, never on the clock.
///
/// @param judging kind, folds, repeats and column, all decided
/// @param candidates in the order of trying
/// @param patience stop after so many candidates in a row that did not better the best; 0 for never
/// @param workers how many folds are learnt side by side: fewer than threads where memory is short
/// @param fitSeconds what the usual boosting is expected to take for one fold with one thread
/// @param reasons sentences for the report
record Plan(
        Judging judging,
        List<Candidate> candidates,
        int patience,
        int workers,
        double fitSeconds,
        List<Remark> reasons) {
    /// Measured with LightGBM at a learning rate of 0.05 until it stops early: seconds of one thread for
    /// a million cells (rows × columns) and one tree a round.
    private static final double SECONDS_PER_MILLION_CELLS = 4.6;

    private static final double DEAR = 0.3;
    private static final List<String> QUICK =
            List.of("baseline", "logistic-regression", "ridge-regression");

    /// A trial's binned and encoded copies and its predictions, in bytes a cell.
    private static final double BYTES_PER_CELL = 24;

    static Plan of(Table table, Target target, AutoMlSettings settings) {
        int rows = target.rows().length;
        int columns = table.schema().size() - 1;
        int classes = target.classes().size();
        double cells = rows * (double) Math.max(1, columns) / 1e6;
        double fit = SECONDS_PER_MILLION_CELLS * cells * (classes > 2 ? classes : 1);
        var judging = judging(table, rows, fit, settings);
        var portfolio = Portfolio.of(settings, rows, classes);
        var candidates = portfolio.candidates();
        if (judging.folds() * fit / settings.threads()
                > DEAR * settings.budget().toMillis() / 1000.0) {
            // where one boosting would take half of the time, what is quick comes first
            var quick = new ArrayList<>(candidates);
            quick.sort(Comparator.comparing(c -> !QUICK.contains(c.algorithm().info().id())));
            candidates = List.copyOf(quick);
        }
        var reasons = new ArrayList<Remark>();
        reasons.add(told(judging, rows));
        long families =
                portfolio.candidates().stream()
                        .map(c -> c.algorithm().info().id())
                        .distinct()
                        .count();
        reasons.add(Remark.of("tried", portfolio.candidates().size(), families));
        reasons.addAll(portfolio.leftOut());
        int workers = workers(1e6 * cells, settings.threads());
        if (workers < settings.threads()) {
            reasons.add(Remark.of("workers", workers));
        }
        return new Plan(
                judging,
                candidates,
                // a number of trials that was asked for is done, whatever comes of it
                settings.counted() ? 0 : patience(rows, settings),
                workers,
                fit,
                List.copyOf(reasons));
    }

    /// How many trials may run side by side within half of the memory there is.
    private static int workers(double cells, int threads) {
        double memory = 0.5 * Runtime.getRuntime().maxMemory();
        return (int) Math.clamp(memory / Math.max(1, BYTES_PER_CELL * cells), 1, threads);
    }

    private static Remark told(Judging judging, int rows) {
        return switch (judging.kind()) {
            case AUTO, FOLDS -> Remark.of("judged.folds", judging.folds());
            case REPEATED -> Remark.of("judged.repeated", judging.folds(), judging.repeats());
            case HOLD_OUT -> Remark.of("judged.hold-out", rows);
            case GROUPED -> Remark.of("judged.grouped", judging.folds(), judging.column());
            case TIME_ORDERED -> Remark.of("judged.time", judging.folds(), judging.column());
        };
    }

    private static Judging judging(Table table, int rows, double fit, AutoMlSettings settings) {
        var asked = settings.judging();
        var column = asked.column();
        var kind = asked.kind();
        if (kind == Judging.Kind.AUTO) {
            for (var field : table.schema().fields()) {
                if (field.role() == Role.GROUP || field.role() == Role.TIME) {
                    kind =
                            field.role() == Role.GROUP
                                    ? Judging.Kind.GROUPED
                                    : Judging.Kind.TIME_ORDERED;
                    column = field.name();
                    break;
                }
            }
        }
        double oneFit = fit / settings.threads();
        double seconds = settings.budget().toMillis() / 1000.0;
        int folds = asked.folds() > 0 ? asked.folds() : folds(rows, oneFit, seconds, settings);
        int repeats = asked.repeats();
        return switch (kind) {
            case AUTO, FOLDS -> {
                if (folds < 2) {
                    yield new Judging(Judging.Kind.HOLD_OUT, 1, 1, "");
                }
                int more =
                        kind == Judging.Kind.AUTO
                                ? repeats(rows, folds * oneFit, seconds, settings)
                                : 1;
                yield new Judging(
                        more > 1 ? Judging.Kind.REPEATED : Judging.Kind.FOLDS, folds, more, "");
            }
            case REPEATED -> new Judging(kind, Math.max(2, folds), Math.max(2, repeats), "");
            case HOLD_OUT -> new Judging(kind, 1, 1, "");
            case GROUPED, TIME_ORDERED -> new Judging(kind, Math.clamp(folds, 2, 8), 1, column);
        };
    }

    private static int folds(int rows, double oneFit, double seconds, AutoMlSettings settings) {
        int wanted =
                settings.aim() == Aim.FAST
                        ? 3
                        : rows < 10_000 || settings.aim() == Aim.BEST ? 8 : 5;
        wanted = Math.min(wanted, Math.max(2, rows / 2));
        if (wanted * oneFit <= 0.12 * seconds) {
            return wanted;
        }
        for (int folds = Math.min(5, wanted); folds >= 3; folds -= 2) {
            if (folds * oneFit <= (folds == 5 ? 0.3 : 0.4) * seconds) {
                return folds;
            }
        }
        return 1;
    }

    /// Few rows are dealt several times: one deal says little about them.
    private static int repeats(int rows, double oneTrial, double seconds, AutoMlSettings settings) {
        if (settings.aim() == Aim.FAST || settings.aim().single() || rows > 2_000) {
            return 1;
        }
        int wanted = rows <= 500 ? 3 : 2;
        return wanted * oneTrial <= 0.02 * seconds ? wanted : 1;
    }

    /// After AutoGluon's limits for small data: there, more trials only fit the noise of the validation.
    private static int patience(int rows, AutoMlSettings settings) {
        int usual =
                rows <= 500
                        ? 25
                        : rows <= 2_500 ? 40 : rows <= 10_000 ? 80 : rows <= 100_000 ? 150 : 0;
        return settings.aim() == Aim.FAST ? Math.max(6, usual / 5) : usual;
    }
}
