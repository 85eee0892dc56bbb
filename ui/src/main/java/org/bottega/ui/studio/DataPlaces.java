package org.bottega.ui.studio;

import java.nio.file.Path;
import java.util.List;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Pages;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.data.DataPage;
import org.bottega.ui.page.data.DataViewModel;
import org.bottega.ui.page.data.Imports;
import org.bottega.ui.page.data.importing.ImportPage;
import org.bottega.ui.page.data.importing.ImportViewModel;
import org.bottega.ui.page.data.sql.SqlPage;
import org.bottega.ui.page.data.sql.SqlViewModel;
import org.bottega.ui.page.home.HomeViewModel;
import org.bottega.ui.shell.Destination;

/// What has to do with data, put together: the data sets, bringing more in.
final class DataPlaces {
    private static final List<String> READABLE =
            List.of(
                    "csv", "tsv", "txt", "parquet", "xlsx", "xlsm", "json", "ndjson", "jsonl",
                    "arff", "svm", "libsvm", "fasta", "fa", "db", "sqlite", "duckdb", "gz", "zst");

    private final Desk desk;
    private final DataViewModel data;
    private final Imports imports;
    private final ImportViewModel importing;
    private final SqlViewModel sql;

    DataPlaces(Desk desk, Workbench workbench) {
        this.desk = desk;
        data = new DataViewModel(desk, workbench.datasets());
        imports = new Imports(desk, workbench.datasets(), data::propose);
        importing = new ImportViewModel(desk, workbench.importing(), imports, data::all);
        sql = new SqlViewModel(desk, workbench.queries());
    }

    DataViewModel data() {
        return data;
    }

    /// For what needs no look before it is imported.
    Imports imports() {
        return imports;
    }

    /// Asks for a file and shows how it would be read.
    void choose() {
        desk.files()
                .open(desk.say("action.import"), READABLE)
                .ifPresent(file -> look(List.of(file)));
    }

    /// Shows how files would be read.
    void look(List<Path> files) {
        if (!files.isEmpty()) {
            importing.files(files);
            desk.navigator().go(new Place.Import());
        }
    }

    /// Frees what was opened.
    void close() {
        sql.close();
    }

    Destination destination(HomeViewModel home) {
        return new Destination(
                "data",
                "mdi2t-table",
                new Place.Data(null),
                false,
                p -> p instanceof Place.Data || p instanceof Place.Import || p instanceof Place.Sql,
                () ->
                        new Pages(
                                List.of(
                                        new Pages.Branch(
                                                p -> p instanceof Place.Data,
                                                () -> new DataPage(desk, data, this::choose)),
                                        new Pages.Branch(
                                                p -> p instanceof Place.Sql,
                                                () -> new SqlPage(desk, sql)),
                                        new Pages.Branch(
                                                p -> p instanceof Place.Import,
                                                () ->
                                                        new ImportPage(
                                                                desk,
                                                                importing,
                                                                this::choose,
                                                                home.samples(),
                                                                home::open)))));
    }
}
