package org.bottega.data.csv;

import org.jspecify.annotations.Nullable;

/// What a person says about how a text file is written; what is `null` is found out.
///
/// @param separator between values
/// @param quote around values that hold a separator, [#NO_QUOTE] for none
/// @param encoding a name Java knows, such as `windows-1252` or `Shift_JIS`
/// @param header whether the first line holds names
/// @param decimalComma whether numbers are written `3,14`
/// @param skipLines lines before the table begins
public record CsvOptions(
        @Nullable Character separator,
        @Nullable Character quote,
        @Nullable String encoding,
        @Nullable Boolean header,
        @Nullable Boolean decimalComma,
        @Nullable Integer skipLines) {
    /// Everything is found out.
    public static final CsvOptions AUTO = new CsvOptions(null, null, null, null, null, null);

    /// As a quote: values are never quoted.
    public static final char NO_QUOTE = '\0';

    public CsvOptions withSeparator(@Nullable Character chosen) {
        return new CsvOptions(chosen, quote, encoding, header, decimalComma, skipLines);
    }

    public CsvOptions withQuote(@Nullable Character chosen) {
        return new CsvOptions(separator, chosen, encoding, header, decimalComma, skipLines);
    }

    public CsvOptions withEncoding(@Nullable String chosen) {
        return new CsvOptions(separator, quote, chosen, header, decimalComma, skipLines);
    }

    public CsvOptions withHeader(@Nullable Boolean chosen) {
        return new CsvOptions(separator, quote, encoding, chosen, decimalComma, skipLines);
    }

    public CsvOptions withDecimalComma(@Nullable Boolean chosen) {
        return new CsvOptions(separator, quote, encoding, header, chosen, skipLines);
    }

    public CsvOptions withSkipLines(@Nullable Integer chosen) {
        return new CsvOptions(separator, quote, encoding, header, decimalComma, chosen);
    }
}
