package org.bottega.ui.page.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.bottega.chart.Report;
import org.bottega.data.profile.Fix;
import org.bottega.data.profile.Inspection;
import org.bottega.engine.data.InspectionCharts;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.page.Desk;
import org.bottega.ui.task.Stoppable;
import org.jspecify.annotations.Nullable;

/// What was found in the data set looked at: made when somebody asks for it, and anew when its roles
/// change.
public final class QualityViewModel {
    private final Desk desk;
    private final Datasets datasets;
    private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private Stoppable stop = new Stoppable();
    private @Nullable String id;

    /// @param associations charts of how columns hang together, `missing` of what is missing together
    public record Found(
            String id,
            Inspection inspection,
            List<Report.Plate> associations,
            List<Report.Plate> missing) {}

    public QualityViewModel(Desk desk, Datasets datasets) {
        this.desk = desk;
        this.datasets = datasets;
    }

    /// `null` until the first one is there.
    public ReadOnlyObjectProperty<@Nullable Found> found() {
        return found.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /// Looks at a data set; nothing is done when that was done already.
    public void look(String wanted) {
        var known = found.get();
        if (known != null && known.id().equals(wanted) || wanted.equals(id) && looking.get()) {
            return;
        }
        again(wanted);
    }

    private void again(String wanted) {
        id = wanted;
        stop.stop();
        var stopped = new Stoppable();
        stop = stopped;
        found.set(null);
        looking.set(true);
        var locale = locale();
        desk.background()
                .run(
                        () -> {
                            var inspection = datasets.inspect(wanted, stopped);
                            return new Found(
                                    wanted,
                                    inspection,
                                    InspectionCharts.associations(inspection, locale),
                                    InspectionCharts.missing(inspection, locale));
                        },
                        now -> {
                            if (stopped == stop) {
                                looking.set(false);
                                found.set(now);
                            }
                        },
                        failure -> {
                            if (stopped == stop) {
                                looking.set(false);
                                desk.notices().show(failure);
                            }
                        });
    }

    /// Gives up looking.
    public void cancel() {
        stop.stop();
        looking.set(false);
        id = null;
    }

    /// Uses a column for something else, and looks again.
    ///
    /// @param done told when the data set has the new role
    public void setRole(Fix.SetRole fix, Runnable done) {
        var of = id;
        if (of == null) {
            return;
        }
        desk.background()
                .run(
                        () -> {
                            datasets.setRole(of, fix.column(), fix.role());
                            return of;
                        },
                        _ -> {
                            desk.notices()
                                    .say(
                                            desk.say(
                                                    "quality.role-set",
                                                    fix.column(),
                                                    desk.say(roleKey(fix))));
                            done.run();
                            again(of);
                        });
    }

    /// The message key of the role that a fix sets.
    static String roleKey(Fix.SetRole fix) {
        return "role." + fix.role().name().toLowerCase(Locale.ROOT);
    }

    /// Writes the report.
    public void report(Path file) {
        var of = id;
        if (of != null) {
            var locale = locale();
            desk.background()
                    .run(
                            () -> datasets.report(of, file, locale, Progress.none()),
                            written -> desk.notices().say(desk.say("model.written", written)));
        }
    }

    Locale locale() {
        return desk.messages().locale();
    }
}
