package org.bottega.app.command.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.data.ImportOptions;
import org.bottega.data.ImportOptions.DayOrder;
import org.bottega.data.Preview;
import org.bottega.data.csv.CsvOptions;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.model.json.Json;
import org.bottega.model.json.ProblemJson;
import org.bottega.model.json.SchemaJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bottega data import`.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Import a file or folder as a data set, or as the next version of one.")
final class ImportCommand implements Callable<Integer> {
    @Mixin private From from = new From();

    @Mixin private Place place = new Place();

    @Option(
            names = "--name",
            description = "What the data set is called; the file's name if not given.")
    private @Nullable String name;

    @Option(names = "--separator", description = "Between values: a character, or \"tab\".")
    private @Nullable String separator;

    @Option(names = "--quote", description = "Around values; \"none\" for none.")
    private @Nullable String quote;

    @Option(names = "--encoding", description = "Such as UTF-8 or windows-1252.")
    private @Nullable String encoding;

    @Option(
            names = "--header",
            negatable = true,
            description = "The first line holds names, or not.")
    private @Nullable Boolean header;

    @Option(names = "--decimal-comma", negatable = true, description = "Numbers are written 3,14.")
    private @Nullable Boolean decimalComma;

    @Option(names = "--skip", description = "Lines before the table begins.")
    private @Nullable Integer skip;

    @Option(
            names = "--missing",
            split = ",",
            description = "Texts that mean a missing value, instead of the usual ones.")
    private @Nullable List<String> missing;

    @Option(
            names = "--kind",
            description = "A column's kind, such as --kind zip=category; may be repeated.")
    private Map<String, String> kinds = new LinkedHashMap<>();

    @Option(
            names = "--role",
            description = "A column's use, such as --role churn=target; may be repeated.")
    private Map<String, String> roles = new LinkedHashMap<>();

    @Option(names = "--month-first", description = "Dates such as 03/04/2026 begin with the month.")
    private boolean monthFirst;

    @Option(names = "--limit", description = "Take so many rows from the beginning.")
    private long limit;

    @Option(names = "--preview", description = "Only show how it would be read.")
    private boolean preview;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var options = options();
        try (var engine = place.open()) {
            var origins = from.origins(engine.workspace());
            if (preview) {
                show(origins.preview(from.origin(), options, console.progress("Looking")));
                return 0;
            }
            var version =
                    origins.bring(from.origin(), name, options, console.progress("Importing"));
            var snapshot = engine.snapshot(version);
            if (json) {
                var object = Described.version(version);
                object.put("rejected", snapshot.rejected());
                if (snapshot.rejected() > 0) {
                    object.put("rejects", snapshot.rejects().toString());
                }
                object.set("columns", SchemaJson.write(snapshot.schema()));
                object.set("notes", ProblemJson.write(snapshot.notes()));
                console.result(Json.pretty(object));
            } else {
                snapshot.notes().forEach(console::problem);
                console.result(
                        String.format(
                                Locale.ROOT,
                                "%s, version %d: %,d rows, %d columns",
                                version.name(),
                                version.version(),
                                version.rows(),
                                version.columns()));
                if (snapshot.rejected() > 0) {
                    console.say("Rows left out are in " + snapshot.rejects());
                }
            }
        }
        return 0;
    }

    private void show(Preview shown) {
        if (json) {
            var object = Json.object();
            object.put("source", shown.source());
            var dialect = shown.dialect();
            if (dialect != null) {
                object.putObject("dialect")
                        .put("separator", String.valueOf(dialect.separator()))
                        .put("encoding", dialect.charset().name())
                        .put("header", dialect.header())
                        .put("decimalComma", dialect.decimalComma());
            }
            object.set("columns", SchemaJson.write(shown.schema()));
            object.put("looked", shown.looked()).put("whole", shown.whole());
            object.put("rejected", shown.rejected());
            object.set("notes", ProblemJson.write(shown.notes()));
            var rows = object.putArray("rows");
            shown.rows().forEach(r -> rows.add(Json.plain(r)));
            console.result(Json.pretty(object));
            return;
        }
        shown.notes().forEach(console::problem);
        console.result(Described.columns(shown.schema()));
        console.result("");
        console.result(
                Described.rows(shown.schema().names(), shown.rows().stream().limit(10).toList()));
    }

    private ImportOptions options() {
        var csv =
                new CsvOptions(
                        character("--separator", separator),
                        "none".equals(quote)
                                ? Character.valueOf(CsvOptions.NO_QUOTE)
                                : character("--quote", quote),
                        encoding,
                        header,
                        decimalComma,
                        skip);
        if (limit < 0) {
            throw ProblemException.usage("--limit", limit + " is below 0.", "Give 1 or more.");
        }
        var chosen =
                ImportOptions.DEFAULT
                        .withCsv(csv)
                        .withKinds(words("--kind", kinds, Kind.class))
                        .withRoles(words("--role", roles, Role.class))
                        .withDays(monthFirst ? DayOrder.MONTH_FIRST : DayOrder.AUTO)
                        .withLimit(limit);
        return missing == null ? chosen : chosen.withMissing(missing);
    }

    private static @Nullable Character character(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw ProblemException.usage(option, "\"" + text + "\" is no single character.", "");
        }
        return text.charAt(0);
    }

    private static <E extends Enum<E>> Map<String, E> words(
            String option, Map<String, String> given, Class<E> type) {
        var read = new LinkedHashMap<String, E>();
        var choice = new Domain.Choice<>(type);
        given.forEach((column, word) -> {
            if (!choice.words().contains(word.toLowerCase(Locale.ROOT))) {
                throw ProblemException.usage(
                        option,
                        "\"" + word + "\" is not one of " + String.join(", ", choice.words()) + ".",
                        Nearest.hint(word, choice.words()));
            }
            read.put(column, choice.read(option, word));
        });
        return read;
    }
}
