package org.bottega.data.source.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bottega.data.source.SourceColumn;
import org.bottega.data.source.SourceType;
import org.jspecify.annotations.Nullable;

/// The columns that JSON rows have: the union of their keys in the order they first come, objects in
/// objects with dotted names (`address.city`). Arrays, and what lies deeper than sixteen objects, stay
/// JSON text.
final class JsonColumns {
    private static final int DEEPEST = 16;
    static final int MOST = 20_000;

    private final Map<String, Integer> index = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();

    /// What kinds of values a column was seen to have.
    private static final class Seen {
        boolean whole;
        boolean number;
        boolean truth;
        boolean text;

        SourceType type() {
            int families = (whole || number ? 1 : 0) + (truth ? 1 : 0) + (text ? 1 : 0);
            if (families != 1 || text) {
                return SourceType.TEXT;
            }
            if (truth) {
                return SourceType.BOOLEAN;
            }
            return number ? SourceType.NUMBER : SourceType.WHOLE;
        }
    }

    /// A row that cannot be used; the message is a phrase without a full stop.
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    List<SourceColumn> columns() {
        var columns = new ArrayList<SourceColumn>();
        for (int c = 0; c < names.size(); c++) {
            columns.add(new SourceColumn(names.get(c), seen.get(c).type()));
        }
        return columns;
    }

    /// Looks at one row, the parser standing at its first token.
    void look(JsonParser in) throws IOException, Unusable {
        read(in, null);
    }

    /// Reads one row, the parser standing at its first token.
    ///
    /// @param row takes the values; its length is the number of columns
    void fill(JsonParser in, @Nullable Object[] row) throws IOException, Unusable {
        read(in, row);
    }

    private void read(JsonParser in, @Nullable Object @Nullable [] row)
            throws IOException, Unusable {
        switch (in.currentToken()) {
            case START_OBJECT -> object(in, "", row, 1);
            case START_ARRAY ->
                    throw new Unusable(
                            "a row is a list, and only objects and single values are read");
            default -> value(in, "value", row);
        }
    }

    private void object(JsonParser in, String prefix, @Nullable Object @Nullable [] row, int depth)
            throws IOException, Unusable {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            var name = prefix + in.currentName();
            if (in.nextToken() == JsonToken.START_OBJECT && depth < DEEPEST) {
                object(in, name + ".", row, depth + 1);
            } else {
                value(in, name, row);
            }
        }
    }

    private void value(JsonParser in, String name, @Nullable Object @Nullable [] row)
            throws IOException, Unusable {
        var position = index.get(name);
        if (position == null) {
            if (names.size() == MOST) {
                throw new Unusable("there are more than 20,000 different keys");
            }
            position = names.size();
            index.put(name, position);
            names.add(name);
            seen.add(new Seen());
        }
        var token = in.currentToken();
        if (row == null) {
            note(in, token, seen.get(position));
            return;
        }
        if (row[position] != null) {
            throw new Unusable("the key \"" + name + "\" comes twice");
        }
        row[position] = value(in, token, seen.get(position).type());
    }

    private static void note(JsonParser in, JsonToken token, Seen seen) throws IOException {
        switch (token) {
            case VALUE_NUMBER_INT -> {
                // 2^63 and beyond are kept as they are written
                boolean fits = in.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
                seen.whole |= fits;
                seen.text |= !fits;
            }
            case VALUE_NUMBER_FLOAT -> seen.number = true;
            case VALUE_TRUE, VALUE_FALSE -> seen.truth = true;
            case VALUE_NULL -> {}
            case START_OBJECT, START_ARRAY -> {
                seen.text = true;
                in.skipChildren();
            }
            default -> seen.text = true;
        }
    }

    private static @Nullable Object value(JsonParser in, JsonToken token, SourceType type)
            throws IOException {
        return switch (token) {
            case VALUE_NULL -> null;
            case START_OBJECT, START_ARRAY -> JsonFile.text(in);
            case VALUE_TRUE, VALUE_FALSE ->
                    type == SourceType.BOOLEAN ? (Object) in.getBooleanValue() : in.getText();
            case VALUE_NUMBER_INT ->
                    type == SourceType.TEXT ? in.getText() : (Object) in.getLongValue();
            case VALUE_NUMBER_FLOAT ->
                    type == SourceType.TEXT ? in.getText() : (Object) in.getDoubleValue();
            default -> in.getText();
        };
    }
}
