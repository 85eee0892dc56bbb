package org.bottega.ui.page.data.importing;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.bottega.data.ImportOptions;
import org.bottega.data.ImportOptions.DayOrder;
import org.bottega.data.Preview;
import org.bottega.data.csv.CsvOptions;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// How a source is read: what the program found, and what a person says instead.
final class DialectForm extends VBox {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|', ' ', ':', '~');
    private static final List<Character> QUOTES = List.of('"', '\'', CsvOptions.NO_QUOTE);
    private static final List<String> ENCODINGS =
            List.of(
                    "UTF-8",
                    "windows-1252",
                    "ISO-8859-1",
                    "ISO-8859-15",
                    "windows-1250",
                    "windows-1251",
                    "UTF-16LE",
                    "UTF-16BE",
                    "Shift_JIS",
                    "GB18030",
                    "Big5",
                    "EUC-KR");

    private final Desk desk;
    private final ImportViewModel model;
    private final VBox text = new VBox(8);
    private final GuessChoice<Character> separator;
    private final GuessChoice<Character> quote;
    private final GuessChoice<String> encoding;
    private final GuessChoice<Boolean> header;
    private final GuessChoice<Boolean> decimal;
    private final TextField skip;
    private final Subscription following;

    DialectForm(Desk desk, ImportViewModel model) {
        super(8);
        this.desk = desk;
        this.model = model;
        separator =
                new GuessChoice<>(
                        "import-separator",
                        SEPARATORS,
                        this::separatorWord,
                        desk.messages(),
                        c -> model.change(o -> o.withCsv(o.csv().withSeparator(c))));
        quote =
                new GuessChoice<>(
                        "import-quote",
                        QUOTES,
                        this::quoteWord,
                        desk.messages(),
                        c -> model.change(o -> o.withCsv(o.csv().withQuote(c))));
        encoding =
                new GuessChoice<>(
                        "import-encoding",
                        ENCODINGS.stream().filter(Charset::isSupported).toList(),
                        e -> e,
                        desk.messages(),
                        e -> model.change(o -> o.withCsv(o.csv().withEncoding(e))));
        header =
                new GuessChoice<>(
                        "import-header",
                        List.of(true, false),
                        yes -> desk.say(yes ? "import.header.yes" : "import.header.no"),
                        desk.messages(),
                        h -> model.change(o -> o.withCsv(o.csv().withHeader(h))));
        decimal =
                new GuessChoice<>(
                        "import-decimal",
                        List.of(false, true),
                        comma -> desk.say(comma ? "import.decimal.comma" : "import.decimal.point"),
                        desk.messages(),
                        d -> model.change(o -> o.withCsv(o.csv().withDecimalComma(d))));
        skip = number("import-skip", n -> model.change(o -> o.withCsv(o.csv().withSkipLines(n))));
        skip.setPromptText(desk.say("import.automatic"));
        text.getChildren()
                .addAll(
                        line("import.separator", separators()),
                        line("import.quote", quote),
                        line("import.encoding", encoding),
                        line("import.header", header),
                        line("import.decimal", decimal),
                        line("import.skip", skip));
        var most = number("import-limit", n -> model.change(o -> o.withLimit(n == null ? 0 : n)));
        most.setPromptText(desk.say("import.limit.all"));
        getChildren()
                .addAll(
                        text,
                        line("import.missing", missing()),
                        line("import.days", days()),
                        line("import.limit", most));
        following = model.preview().subscribe(this::found);
    }

    /// Follows the previews no longer.
    void leave() {
        following.unsubscribe();
    }

    private Node line(String key, Node field) {
        Label label = Parts.label(desk.say(key), "muted", "small");
        label.setLabelFor(field);
        return Parts.column(2, label, field);
    }

    /// One of the usual separators, or any other character.
    private Node separators() {
        var other = new TextField();
        other.setId("import-separator-other");
        other.setPromptText(desk.say("import.separator.other"));
        other.setAccessibleText(desk.say("import.separator.other"));
        other.setPrefWidth(64);
        other.setMinWidth(64);
        other.textProperty()
                .addListener((_, _, typed) -> {
                    if (typed.length() > 1) {
                        other.setText(typed.substring(typed.length() - 1));
                        return;
                    }
                    separator.setDisable(!typed.isEmpty());
                    @Nullable Character chosen =
                            typed.isEmpty()
                                    ? separator.getValue().orElse(null)
                                    : Character.valueOf(typed.charAt(0));
                    model.change(o -> o.withCsv(o.csv().withSeparator(chosen)));
                });
        HBox.setHgrow(separator, Priority.ALWAYS);
        return Parts.row(6, separator, other);
    }

    private void found(@Nullable Preview preview) {
        var dialect = preview == null ? null : preview.dialect();
        Parts.visible(text, dialect != null || preview == null);
        if (dialect != null) {
            separator.found(dialect.runs() ? ' ' : dialect.separator());
            quote.found(dialect.quote());
            encoding.found(dialect.charset().name());
            header.found(dialect.header());
            decimal.found(dialect.decimalComma());
            skip.setPromptText(desk.say("import.automatic.found", dialect.skipLines()));
        }
    }

    private String separatorWord(char c) {
        return switch (c) {
            case ',' -> desk.say("import.separator.comma");
            case ';' -> desk.say("import.separator.semicolon");
            case '\t' -> desk.say("import.separator.tab");
            case '|' -> desk.say("import.separator.bar");
            case ' ' -> desk.say("import.separator.blank");
            case ':' -> desk.say("import.separator.colon");
            default -> String.valueOf(c);
        };
    }

    private String quoteWord(char c) {
        return switch (c) {
            case '"' -> desk.say("import.quote.double");
            case '\'' -> desk.say("import.quote.single");
            default -> desk.say("import.quote.none");
        };
    }

    private static TextField number(
            String id, java.util.function.Consumer<@Nullable Integer> changed) {
        var field = new TextField();
        field.setId(id);
        field.textProperty()
                .addListener((_, old, typed) -> {
                    if (!typed.matches("[0-9]{0,9}")) {
                        field.setText(old);
                        return;
                    }
                    changed.accept(typed.isEmpty() ? null : Integer.valueOf(typed));
                });
        return field;
    }

    private TextField missing() {
        var field =
                new TextField(
                        String.join(
                                ", ",
                                ImportOptions.MISSING.stream().filter(m -> !m.isEmpty()).toList()));
        field.setId("import-missing");
        field.textProperty()
                .addListener((_, _, typed) -> {
                    var tokens = new ArrayList<String>(List.of(""));
                    Arrays.stream(typed.split(","))
                            .map(String::strip)
                            .filter(t -> !t.isEmpty())
                            .forEach(tokens::add);
                    model.change(o -> o.withMissing(tokens));
                });
        return field;
    }

    private ChoiceBox<DayOrder> days() {
        var box = new ChoiceBox<DayOrder>();
        box.setId("import-days");
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().addAll(DayOrder.values());
        box.setConverter(
                Words.of(order ->
                        desk.say(
                                switch (order) {
                                    case AUTO -> "import.automatic";
                                    case DAY_FIRST -> "import.days.day";
                                    case MONTH_FIRST -> "import.days.month";
                                })));
        box.setValue(DayOrder.AUTO);
        box.valueProperty().addListener((_, _, order) -> model.change(o -> o.withDays(order)));
        return box;
    }
}
