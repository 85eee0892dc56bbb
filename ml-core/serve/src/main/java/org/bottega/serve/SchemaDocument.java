package org.bottega.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.bottega.model.json.TaskJson;

/// Describes a model to programs and to the page: its inputs with kinds, levels and the ranges seen in
/// its sample, what it predicts, its card and some sample rows.
final class SchemaDocument {
    private static final int SAMPLES = 20;

    private final String name;
    private final Model model;
    private final Table sample;

    SchemaDocument(String name, Model model) {
        this.name = name;
        this.model = model;
        this.sample =
                model.horizon().isPresent()
                        ? Conform.empty(model.reads())
                        : Conform.to(model.reads(), model.sample());
    }

    byte[] json() {
        return Answers.json(this::write);
    }

    private void write(JsonGenerator out) throws IOException {
        var signature = model.signature();
        out.writeStartObject();
        out.writeStringField("model", name);
        out.writeStringField("task", TaskJson.kind(signature.task()));
        out.writeStringField("target", signature.task().target());
        strings(out, "classes", signature.classes());
        out.writeArrayFieldStart("inputs");
        for (int c = 0; c < model.reads().size(); c++) {
            input(out, model.reads().field(c), sample.column(c));
        }
        out.writeEndArray();
        out.writeArrayFieldStart("samples");
        for (int i = 0; i < Math.min(SAMPLES, sample.rows()); i++) {
            row(out, i);
        }
        out.writeEndArray();
        out.writeObjectFieldStart("card");
        for (var fact : new java.util.TreeMap<>(model.card()).entrySet()) {
            out.writeStringField(fact.getKey(), fact.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void strings(JsonGenerator out, String name, Iterable<String> values)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (var value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private static void input(JsonGenerator out, Field field, Column column) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", field.name());
        out.writeStringField(
                "kind", field.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        switch (column) {
            case NumberColumn numbers -> range(out, numbers);
            case TimeColumn times -> range(out, times);
            case CategoryColumn _ -> strings(out, "levels", field.levels());
            case TextColumn _ -> {}
        }
        out.writeEndObject();
    }

    private static void range(JsonGenerator out, NumberColumn column) throws IOException {
        var known = Arrays.stream(column.values()).filter(Double::isFinite).toArray();
        var range = Arrays.stream(known).summaryStatistics();
        if (range.getCount() > 0) {
            out.writeNumberField("min", range.getMin());
            out.writeNumberField("max", range.getMax());
            out.writeBooleanField("whole", Arrays.stream(known).allMatch(v -> v == Math.rint(v)));
        }
    }

    private static void range(JsonGenerator out, TimeColumn column) throws IOException {
        var range =
                Arrays.stream(column.micros())
                        .filter(m -> m != TimeColumn.MISSING)
                        .summaryStatistics();
        if (range.getCount() > 0) {
            out.writeStringField("min", TimeColumn.text(range.getMin()));
            out.writeStringField("max", TimeColumn.text(range.getMax()));
        }
    }

    private void row(JsonGenerator out, int row) throws IOException {
        out.writeStartObject();
        for (int c = 0; c < sample.schema().size(); c++) {
            out.writeFieldName(sample.schema().field(c).name());
            var column = sample.column(c);
            if (column.missing(row)) {
                out.writeNull();
            } else if (column instanceof NumberColumn numbers) {
                double value = numbers.value(row);
                if (Double.isInfinite(value)) {
                    out.writeNull();
                } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                    out.writeNumber((long) value);
                } else {
                    out.writeNumber(value);
                }
            } else {
                out.writeString(column.text(row));
            }
        }
        out.writeEndObject();
    }
}
