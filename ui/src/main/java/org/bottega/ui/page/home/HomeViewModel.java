package org.bottega.ui.page.home;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;
import org.jspecify.annotations.Nullable;

/// Where one starts: the samples, and what was worked on last.
public final class HomeViewModel {
    private static final int MOST = 6;

    /// Something one can go back to.
    ///
    /// @param about a few words: rows, a score
    public record Recent(String name, String about, Instant when, Place place) {}

    private final Desk desk;
    private final BiConsumer<Path, @Nullable String> importing;
    private final Callable<List<Recent>> datasets;
    private final Callable<List<Recent>> models;
    private final ObservableList<Sample> samples = FXCollections.observableArrayList();
    private final ObservableList<Recent> recentData = FXCollections.observableArrayList();
    private final ObservableList<Recent> recentModels = FXCollections.observableArrayList();

    /// @param importing imports a file; the second value is the column to propose as the target
    /// @param datasets the data sets, newest first, asked away from the window's thread
    /// @param models the models, newest first, likewise
    public HomeViewModel(
            Desk desk,
            BiConsumer<Path, @Nullable String> importing,
            Callable<List<Recent>> datasets,
            Callable<List<Recent>> models) {
        this.desk = desk;
        this.importing = importing;
        this.datasets = datasets;
        this.models = models;
        desk.background().run(() -> Sample.all(desk.messages().locale()), samples::setAll);
    }

    public ObservableList<Sample> samples() {
        return samples;
    }

    public ObservableList<Recent> recentData() {
        return recentData;
    }

    public ObservableList<Recent> recentModels() {
        return recentModels;
    }

    /// Asks anew what there is.
    public void refresh() {
        desk.background()
                .run(
                        datasets,
                        all -> recentData.setAll(all.subList(0, Math.min(MOST, all.size()))));
        desk.background()
                .run(
                        models,
                        all -> recentModels.setAll(all.subList(0, Math.min(MOST, all.size()))));
    }

    public void open(Path file) {
        importing.accept(file, null);
    }

    public void open(Sample sample) {
        desk.background()
                .run(
                        () ->
                                sample.copyTo(
                                        java.nio.file.Files.createTempDirectory("bottega-sample")),
                        file -> importing.accept(file, sample.target()));
    }
}
