package org.bottega.data.csv;

import java.nio.charset.Charset;
import java.util.List;

/// How a text file writes a table.
///
/// @param charset its encoding
/// @param mark bytes before the text begins (a byte-order mark)
/// @param skipLines lines before the table begins
/// @param separator between values
/// @param quote around values, [CsvOptions#NO_QUOTE] for none
/// @param quotesAll true when every value is quoted, so that quotes tell nothing about a value
/// @param runs true when several separators in a row count as one (values set out with blanks)
/// @param decimalComma true when numbers are written `3,14`
/// @param header true when the first line holds names
/// @param names column names, unique and not blank, from the header or made up
/// @param renamed sentences about names that had to be changed
public record CsvDialect(
        Charset charset,
        int mark,
        int skipLines,
        char separator,
        char quote,
        boolean quotesAll,
        boolean runs,
        boolean decimalComma,
        boolean header,
        List<String> names,
        List<String> renamed) {
    public CsvDialect {
        names = List.copyOf(names);
        renamed = List.copyOf(renamed);
    }

    /// The same, read in another encoding.
    public CsvDialect in(Charset other) {
        return new CsvDialect(
                other,
                mark,
                skipLines,
                separator,
                quote,
                quotesAll,
                runs,
                decimalComma,
                header,
                names,
                renamed);
    }
}
