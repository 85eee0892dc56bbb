package org.bottega.data;

import java.nio.charset.Charset;
import java.util.List;

/// How a text file writes a table.
///
/// @param charset its encoding
/// @param skip bytes before the text begins (a byte-order mark)
/// @param separator between values
/// @param decimalComma true when numbers are written `3,14`
/// @param header true when the first line holds names
/// @param names column names, unique and not blank, from the header or made up
/// @param renamed sentences about names that had to be changed
public record CsvDialect(
        Charset charset,
        int skip,
        char separator,
        boolean decimalComma,
        boolean header,
        List<String> names,
        List<String> renamed) {
    public CsvDialect {
        names = List.copyOf(names);
        renamed = List.copyOf(renamed);
    }
}
