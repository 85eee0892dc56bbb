package org.bottega.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.data.TableFile;
import org.bottega.explain.Evaluation;
import org.bottega.explain.report.CardFile;
import org.bottega.explain.report.ModelCard;
import org.bottega.explain.report.ModelReport;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.model.bundle.Bundle;
import org.bottega.onnx.OnnxExport;
import org.bottega.onnx.OnnxImport;
import org.jspecify.annotations.Nullable;

/// What is done with a saved model and files.
public final class ModelFiles {
    private ModelFiles() {}

    /// Predicts the rows of a file and writes them with the predictions beside the columns.
    ///
    /// @return how many rows
    public static int predict(Path model, Path data, Path out, Progress progress) {
        return predict(Bundle.read(model), data, out, progress);
    }

    public static int predict(Model model, Path data, Path out, Progress progress) {
        var rows = TableFile.read(data, model.reads(), progress.part(0, 0.4));
        if (model.horizon().isPresent()) {
            progress.at(0.4, "Forecasting");
            var told = model.answer(rows);
            TableFile.write(told, out, progress.part(0.7, 1));
            return told.rows();
        }
        progress.at(0.4, "Predicting " + rows.rows() + " rows");
        var predicted = model.predict(rows).toTable();
        progress.checkCancelled();
        TableFile.write(beside(rows, predicted), out, progress.part(0.7, 1));
        return rows.rows();
    }

    /// The columns of both; a name that is taken gets `predicted` before it.
    private static Table beside(Table rows, Table predicted) {
        var all = rows;
        for (int c = 0; c < predicted.schema().size(); c++) {
            var field = predicted.schema().field(c);
            var name = field.name();
            while (all.schema().indexOf(name).isPresent()) {
                name = "predicted " + name;
            }
            all =
                    all.with(
                            new Field(name, field.kind(), field.role(), field.levels()),
                            predicted.column(c));
        }
        return all;
    }

    /// Writes what a model learnt, how good it is on the rows of a file, and what its card keeps.
    ///
    /// @param out its ending decides what is written: `.pdf`, else HTML
    /// @param locale of the words
    public static void explain(Path model, Path data, Path out, Locale locale, Progress progress) {
        report(Bundle.read(model), CardFile.read(model), data, out, locale, progress);
    }

    /// The same of a model at hand.
    ///
    /// @param card what is kept with it
    public static void report(
            Model model, ModelCard card, Path data, Path out, Locale locale, Progress progress) {
        var rows = read(model, data, progress.part(0, 0.3));
        progress.at(0.3, "Judging the model");
        var evaluation = Evaluation.of(model, rows);
        ModelReport.write(
                model,
                evaluation,
                ModelReport.Facts.of(data.getFileName().toString()).with(card, locale),
                rows,
                out,
                locale,
                progress.part(0.4, 1));
    }

    /// Rows with the model's inputs, read as the model expects them; the target may be missing.
    public static Table rows(Model model, Path data, Progress progress) {
        return TableFile.read(data, model.reads(), progress);
    }

    /// Rows with the target, read as the model expects them. For a forecast the rows that it makes of a history for
    /// its last steps, told from those before.
    public static Table read(Model model, Path data, Progress progress) {
        var signature = model.signature();
        if (!signature.task().supervised()) {
            throw ProblemException.usage(
                    "model",
                    "The model predicts no column, so there is no truth to compare with.",
                    "Predict with it instead.");
        }
        if (model.horizon().isPresent()) {
            return ForecastRun.asked(model, TableFile.read(data, model.reads(), progress));
        }
        var fields = new ArrayList<>(signature.inputs().fields());
        if (signature.classifies()) {
            fields.add(Field.of(signature.task().target(), Kind.CATEGORY));
        }
        var rows = TableFile.read(data, new Schema(fields), progress);
        rows.schema().require(signature.task().target());
        return rows;
    }

    /// Makes a model of an ONNX file from elsewhere.
    ///
    /// @param data some rows as it reads them; none are compared with where there are none
    public static Model importOnnx(
            Path file, OnnxImport.Names names, @Nullable Path data, Path out, Progress progress) {
        var rows =
                data == null
                        ? new Table(new Schema(List.of()), List.of())
                        : TableFile.read(data, new Schema(List.of()), progress.part(0, 0.5));
        progress.at(0.5, "Checking the graph");
        var model = OnnxImport.read(file, names, rows);
        Bundle.write(model, out);
        progress.at(1, "Done");
        return model;
    }

    public static OnnxExport.Report exportOnnx(Path model, Path out, Progress progress) {
        return exportOnnx(Bundle.read(model), out, progress);
    }

    public static OnnxExport.Report exportOnnx(Model model, Path out, Progress progress) {
        progress.at(0.1, "Drawing and checking the graph");
        var report = OnnxExport.write(model, model.sample(), out);
        progress.at(1, "Done");
        return report;
    }
}
