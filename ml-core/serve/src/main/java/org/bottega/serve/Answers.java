package org.bottega.serve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bottega.kernel.Problem;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.model.Predictions;
import org.bottega.model.Signature;

/// Writes predictions and refusals.
final class Answers {
    private static final JsonFactory JSON = new JsonFactory();

    private Answers() {}

    /// `{"model", "predictions": [{"prediction", "probabilities": {class: p}}], "notes": […]}`; a
    /// number that is not finite is null.
    static byte[] json(
            String model, Signature signature, Predictions predictions, List<Problem> notes) {
        return json(out -> {
            out.writeStartObject();
            out.writeStringField("model", model);
            out.writeArrayFieldStart("predictions");
            for (int i = 0; i < predictions.rows(); i++) {
                out.writeStartObject();
                if (signature.classifies()) {
                    out.writeStringField("prediction", predictions.label(i));
                    out.writeObjectFieldStart("probabilities");
                    for (int k = 0; k < signature.outputs(); k++) {
                        number(out, signature.classes().get(k), predictions.value(i, k));
                    }
                    out.writeEndObject();
                } else {
                    number(out, "prediction", predictions.value(i, 0));
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            if (!notes.isEmpty()) {
                problems(out, "notes", notes);
            }
            out.writeEndObject();
        });
    }

    /// `{"model", "predictions": [{column: value}], "notes": […]}`: one object a row.
    static byte[] json(String model, Table table, List<Problem> notes) {
        return json(out -> {
            out.writeStartObject();
            out.writeStringField("model", model);
            out.writeArrayFieldStart("predictions");
            for (int i = 0; i < table.rows(); i++) {
                out.writeStartObject();
                for (int c = 0; c < table.columns().size(); c++) {
                    var name = table.schema().field(c).name();
                    if (table.column(c) instanceof NumberColumn numbers) {
                        number(out, name, numbers.value(i));
                    } else {
                        out.writeStringField(name, table.column(c).text(i));
                    }
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            if (!notes.isEmpty()) {
                problems(out, "notes", notes);
            }
            out.writeEndObject();
        });
    }

    private static void number(JsonGenerator out, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumberField(name, value);
        } else {
            out.writeNullField(name);
        }
    }

    /// A header and a line for each row: `prediction`, and a probability for each class.
    static byte[] csv(Predictions predictions) {
        return csv(predictions.toTable());
    }

    static byte[] csv(Table table) {
        var text = new StringWriter();
        try (var out = CsvWriter.builder().build(text)) {
            out.writeRecord(table.schema().names());
            for (int i = 0; i < table.rows(); i++) {
                var cells = new ArrayList<String>();
                for (var column : table.columns()) {
                    var cell = column.text(i);
                    cells.add(cell == null ? "" : cell);
                }
                out.writeRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// `{"error", "problems": [{"where", "what", "fix"}]}`
    static byte[] refusal(String error, List<Problem> problems) {
        return json(out -> {
            out.writeStartObject();
            out.writeStringField("error", error);
            problems(out, "problems", problems);
            out.writeEndObject();
        });
    }

    private static void problems(JsonGenerator out, String name, List<Problem> problems)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (var problem : problems) {
            out.writeStartObject();
            out.writeStringField("where", problem.where());
            out.writeStringField("what", problem.what());
            out.writeStringField("fix", problem.fix());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /// Writes to a generator that may fail.
    interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    static byte[] json(Writing writing) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = JSON.createGenerator(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
