package org.bottega.data.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.Snapshot;
import org.bottega.data.duck.CancelWatch;
import org.bottega.data.duck.Duck;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.SourceColumn;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Schema;
import org.jspecify.annotations.Nullable;

/// All rows of a query as a data source: they stream from the closed session into a new snapshot.
record Export(Duck duck) {

    Snapshot snapshot(String query, Schema schema, String source, Path folder, Progress progress) {
        return Importer.importRows(
                new Rows(duck, query, schema, source), folder, ImportOptions.DEFAULT, progress);
    }

    private record Rows(Duck duck, String query, Schema schema, String source)
            implements RowSource {
        @Override
        public String name() {
            return source;
        }

        @Override
        public void read(RowSink sink, Progress progress) throws IOException {
            var columns = new ArrayList<SourceColumn>();
            for (var field : schema.fields()) {
                columns.add(
                        new SourceColumn(
                                field.name(),
                                switch (field.kind()) {
                                    case NUMBER -> SourceType.NUMBER;
                                    case DATE -> SourceType.DATE;
                                    case DATE_TIME -> SourceType.DATE_TIME;
                                    default -> SourceType.TEXT;
                                }));
            }
            sink.columns(columns);
            try (var statement = duck.connection().createStatement();
                    var watch = new CancelWatch(progress, statement);
                    var rows = statement.executeQuery("\n" + query)) {
                while (rows.next()) {
                    var values = new @Nullable Object[columns.size()];
                    for (int c = 0; c < values.length; c++) {
                        values[c] =
                                switch (columns.get(c).type()) {
                                    case NUMBER -> {
                                        double value = rows.getDouble(c + 1);
                                        yield rows.wasNull() ? null : (Object) value;
                                    }
                                    case DATE -> {
                                        var day = rows.getDate(c + 1);
                                        yield day == null ? null : day.toLocalDate();
                                    }
                                    case DATE_TIME -> {
                                        var moment = rows.getTimestamp(c + 1);
                                        yield moment == null ? null : moment.toLocalDateTime();
                                    }
                                    default -> rows.getString(c + 1);
                                };
                    }
                    sink.row(values);
                }
                watch.check();
            } catch (SQLException e) {
                progress.checkCancelled();
                throw SqlProblem.of(query, e);
            }
        }
    }
}
