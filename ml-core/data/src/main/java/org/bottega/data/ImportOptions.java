package org.bottega.data;

import java.util.List;
import java.util.Map;
import org.bottega.data.csv.CsvOptions;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;

/// What a person may choose about an import; what is not chosen is found out.
///
/// @param missing texts that mean a missing value; compared without regard to case and outer blanks. In
///     a CSV file a token in quotes is a value, unless everything is quoted
/// @param kinds columns by name that shall be of a kind. Values that do not fit become missing and are
///     counted in a warning
/// @param expected columns by name whose kind is likely. One that should be words is never taken for
///     numbers; one that should be numbers or dates still becomes words when its values are
/// @param roles columns by name whose use is chosen
/// @param csv how a text file is written
/// @param days how dates such as 03/04/2026 are meant
/// @param limit how many rows to take from the beginning; 0 takes all
public record ImportOptions(
        List<String> missing,
        Map<String, Kind> kinds,
        Map<String, Kind> expected,
        Map<String, Role> roles,
        CsvOptions csv,
        DayOrder days,
        long limit) {
    /// The tokens that mean a missing value unless somebody says otherwise.
    public static final List<String> MISSING =
            List.of("", "na", "n/a", "null", "nan", "none", "-", "?", "#n/a");

    public static final ImportOptions DEFAULT =
            new ImportOptions(
                    MISSING, Map.of(), Map.of(), Map.of(), CsvOptions.AUTO, DayOrder.AUTO, 0);

    /// Which comes first in a date written with numbers only.
    public enum DayOrder {
        /// the file's dates tell; the day where they do not
        AUTO,
        DAY_FIRST,
        MONTH_FIRST
    }

    public ImportOptions {
        missing = List.copyOf(missing);
        kinds = Map.copyOf(kinds);
        expected = Map.copyOf(expected);
        roles = Map.copyOf(roles);
        if (limit < 0) {
            throw new IllegalArgumentException("a limit below 0");
        }
    }

    public ImportOptions withMissing(List<String> tokens) {
        return new ImportOptions(tokens, kinds, expected, roles, csv, days, limit);
    }

    public ImportOptions withKinds(Map<String, Kind> chosen) {
        return new ImportOptions(missing, chosen, expected, roles, csv, days, limit);
    }

    public ImportOptions withExpected(Map<String, Kind> likely) {
        return new ImportOptions(missing, kinds, likely, roles, csv, days, limit);
    }

    public ImportOptions withRoles(Map<String, Role> chosen) {
        return new ImportOptions(missing, kinds, expected, chosen, csv, days, limit);
    }

    public ImportOptions withCsv(CsvOptions chosen) {
        return new ImportOptions(missing, kinds, expected, roles, chosen, days, limit);
    }

    public ImportOptions withDays(DayOrder chosen) {
        return new ImportOptions(missing, kinds, expected, roles, csv, chosen, limit);
    }

    public ImportOptions withLimit(long rows) {
        return new ImportOptions(missing, kinds, expected, roles, csv, days, rows);
    }
}
