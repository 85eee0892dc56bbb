package org.bottega.data.expression;

import org.bottega.kernel.table.Kind;

/// What an expression gives.
public enum ValueType {
    NUMBER("a number"),
    TEXT("a text"),
    TRUTH("true or false"),
    /// a day
    DATE("a date"),
    /// a moment
    MOMENT("a date and time"),
    /// `missing` itself, which is of any type
    NOTHING("missing");

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    /// As a person reads it in a sentence.
    public String words() {
        return words;
    }

    /// What the values of a column are in an expression.
    static ValueType of(Kind kind) {
        return switch (kind) {
            case NUMBER -> NUMBER;
            case DATE -> DATE;
            case DATE_TIME -> MOMENT;
            case CATEGORY, BOOLEAN, TEXT, IDENTIFIER, SEQUENCE, IMAGE -> TEXT;
        };
    }

    /// What a column of such values is.
    public Kind kind() {
        return switch (this) {
            case NUMBER, NOTHING -> Kind.NUMBER;
            case TEXT -> Kind.CATEGORY;
            case TRUTH -> Kind.BOOLEAN;
            case DATE -> Kind.DATE;
            case MOMENT -> Kind.DATE_TIME;
        };
    }

    /// Whether a value of this type can stand where `wanted` is asked for.
    boolean fits(ValueType wanted) {
        return this == wanted || this == NOTHING || this == DATE && wanted == MOMENT;
    }
}
