package org.bottega.onnx;

import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.jspecify.annotations.Nullable;

/// Rows as the Java side of ONNX Runtime can hand them over. It passes texts on in Java's modified UTF-8,
/// in which NUL and characters beyond the first 65,536 (emoji) are no UTF-8 and are refused. For comparing
/// a model with its graph they are replaced, on both sides. Other languages hand such texts over unharmed.
final class PlainText {
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    static Table of(Table table) {
        return new Table(table.schema(), table.columns().stream().map(PlainText::of).toList());
    }

    private static Column of(Column column) {
        return switch (column) {
            case NumberColumn _, TimeColumn _ -> column;
            case CategoryColumn names ->
                    names.levels().stream().allMatch(PlainText::plain)
                            ? names
                            : CategoryColumn.of(texts(names));
            case TextColumn texts -> new TextColumn(texts(texts));
        };
    }

    private static @Nullable String[] texts(Column column) {
        var texts = new @Nullable String[column.rows()];
        for (int i = 0; i < texts.length; i++) {
            var text = column.text(i);
            texts[i] = text == null || plain(text) ? text : replaced(text);
        }
        return texts;
    }

    private static boolean plain(String text) {
        return text.chars().noneMatch(PlainText::strange);
    }

    private static boolean strange(int character) {
        return character == 0 || Character.isSurrogate((char) character);
    }

    private static String replaced(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(p ->
                        out.appendCodePoint(
                                p == 0 || p > Character.MAX_VALUE || strange(p) ? REPLACEMENT : p));
        return out.toString();
    }
}
