package org.bottega.model.bundle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;
import org.bottega.model.json.SchemaJson;
import org.bottega.model.json.TaskJson;
import org.jspecify.annotations.Nullable;

/// Turns the entries of a file into a model and believes none of them.
final class ModelReader {
    private static final int MOST_FEATURES = 200_000;

    private final Path file;
    private final Archive archive;
    private final ArrayEntries arrays;

    ModelReader(Path file, Archive archive) {
        this.file = file;
        this.archive = archive;
        this.arrays = new ArrayEntries(archive);
    }

    Model read() {
        try {
            var bytes = archive.read(Bundle.MANIFEST, in -> in.readNBytes(Bundle.MANIFEST_LIMIT));
            var manifest = Json.read("manifest:", bytes);
            checkFormat(manifest);
            return model(manifest);
        } catch (ProblemException e) {
            var first = e.problems().getFirst();
            if (!first.where().startsWith("manifest:")) {
                throw e;
            }
            throw Archive.damaged(file, unstopped(first.where() + " – " + first.what()));
        } catch (IllegalArgumentException e) {
            throw Archive.damaged(file, String.valueOf(e.getMessage()));
        }
    }

    private static String unstopped(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private void checkFormat(JsonView manifest) {
        var format = manifest.find("format");
        if (format.isEmpty() || !format.get().text().equals(Bundle.FORMAT)) {
            throw ProblemException.input(
                    file.toString(),
                    "This archive is not a Bottega model.",
                    "Give a file that Bottega saved as a model (" + Bundle.ENDING + ").");
        }
        int version = manifest.at("version").whole(1, Integer.MAX_VALUE);
        if (version > Bundle.VERSION) {
            throw ProblemException.input(
                    file.toString(),
                    "This model was saved by a newer Bottega (format "
                            + version
                            + "; this one reads up to "
                            + Bundle.VERSION
                            + ").",
                    "Update Bottega.");
        }
    }

    private Model model(JsonView manifest) {
        var head = manifest.at("signature");
        var inputs = SchemaJson.read(head.at("inputs"));
        var signature =
                new Signature(inputs, TaskJson.read(head.at("task")), head.at("classes").texts());
        checkClasses(signature);
        var levels = manifest.at("levels").items().stream().map(JsonView::texts).toList();
        var features = features(manifest.at("features"), inputs, levels);
        var predictor = new PredictorReader(arrays).read(manifest.at("predictor"));
        var sample = sample(manifest.at("sample"), inputs, levels);
        var figures = new LinkedHashMap<String, Table>();
        if (manifest.find("figures").isPresent()) {
            for (var item : manifest.at("figures").items()) {
                var schema = SchemaJson.read(item.at("schema"));
                figures.put(item.at("name").text(), sample(item.at("table"), schema, levels));
            }
        }
        var horizon =
                manifest.find("horizon")
                        .map(h -> HorizonJson.read(h, signature, arrays))
                        .orElse(null);
        return new Model(
                signature,
                features,
                predictor,
                sample,
                manifest.at("card").textMap(),
                figures,
                horizon);
    }

    private static void checkClasses(Signature signature) {
        int distinct = new HashSet<>(signature.classes()).size();
        if (distinct != signature.classes().size()
                || (signature.classifies() ? distinct < 2 : distinct > 0)) {
            throw new IllegalArgumentException("its classes do not fit its task");
        }
    }

    private Features features(JsonView json, Schema inputs, List<List<String>> levels) {
        var reader = new EncoderReader(levels, arrays);
        var encoders = new ArrayList<Encoder>();
        long width = 0;
        for (var item : json.items()) {
            var encoder = reader.read(item);
            width += encoder.width();
            if (width > MOST_FEATURES) {
                throw json.refused("at most " + MOST_FEATURES + " features");
            }
            encoders.add(encoder);
        }
        var features = new Features(encoders);
        for (var encoder : encoders) {
            if (encoder.columns().stream().anyMatch(c -> inputs.indexOf(c).isEmpty())) {
                throw json.refused("features of the inputs only");
            }
        }
        features.bind(Conform.empty(inputs));
        return features;
    }

    private Table sample(JsonView json, Schema inputs, List<List<String>> levels) {
        int rows = json.at("rows").whole(0, Integer.MAX_VALUE);
        var columns = json.at("columns").items();
        if (columns.size() != inputs.size()) {
            throw json.refused("a column for each input");
        }
        var read = new ArrayList<Column>();
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            read.add(
                    switch (inputs.field(c).kind()) {
                        case NUMBER -> new NumberColumn(arrays.doubles(column.at("values")));
                        case DATE, DATE_TIME -> new TimeColumn(arrays.longs(column.at("micros")));
                        case CATEGORY, BOOLEAN -> categories(column, levels);
                        case TEXT, IDENTIFIER, IMAGE, SEQUENCE -> texts(column);
                    });
        }
        if (!read.isEmpty() && read.getFirst().rows() != rows) {
            throw json.refused("as many values as rows");
        }
        return new Table(inputs, read);
    }

    private CategoryColumn categories(JsonView json, List<List<String>> levels) {
        var names = levels.get(json.at("levels").whole(0, levels.size() - 1));
        var codes = arrays.ints(json.at("codes"));
        for (int code : codes) {
            if (code < -1 || code >= names.size()) {
                throw json.refused("codes of known levels");
            }
        }
        return new CategoryColumn(codes, names);
    }

    private TextColumn texts(JsonView json) {
        var lengths = arrays.ints(json.at("lengths"));
        var utf8 = arrays.bytes(json.at("utf8"));
        var values = new @Nullable String[lengths.length];
        int at = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] < -1 || lengths[i] > utf8.length - at) {
                throw json.refused("lengths that add up to the text");
            }
            if (lengths[i] >= 0) {
                values[i] = new String(utf8, at, lengths[i], StandardCharsets.UTF_8);
                at += lengths[i];
            }
        }
        if (at != utf8.length) {
            throw json.refused("lengths that add up to the text");
        }
        return new TextColumn(values);
    }
}
