package org.bottega.ui.grid;

import java.util.List;
import org.bottega.data.view.RowFilter;
import org.bottega.kernel.table.Kind;

/// What stands above a column: its name and kind, and in small what is in it.
///
/// @param bars the heights of a histogram; empty when there is none
/// @param lowest where the first bar begins; moments are microseconds since 1970
/// @param highest where the last bar ends; all bars are equally wide
/// @param top the most frequent values; empty when there is a histogram
/// @param missing the share of missing values, 0 to 1
/// @param distinct how many different values, approximately; -1 while nobody has counted
/// @param warnings what a person has to know, nothing in most columns
public record ColumnHead(
        String name,
        Kind kind,
        List<Double> bars,
        double lowest,
        double highest,
        List<Top> top,
        double missing,
        long distinct,
        List<Warning> warnings) {
    public ColumnHead {
        bars = List.copyOf(bars);
        top = List.copyOf(top);
        warnings = List.copyOf(warnings);
    }

    /// A column of which no more than its name and kind is known.
    public static ColumnHead plain(String name, Kind kind) {
        return new ColumnHead(name, kind, List.of(), 0, 0, List.of(), 0, -1, List.of());
    }

    /// Whether no more than its name and kind is known.
    boolean plain() {
        return bars.isEmpty() && top.isEmpty() && distinct < 0;
    }

    /// The values that a bar stands for. The last bar holds the largest value as well.
    RowFilter bar(int index) {
        double width = (highest - lowest) / bars.size();
        boolean last = index == bars.size() - 1;
        return new RowFilter.Range(
                name, lowest + index * width, last ? highest : lowest + (index + 1) * width, last);
    }

    /// What to beware of; its sentence is the message `warning.WORD`.
    public enum Warning {
        /// names each row
        IDENTIFIER,
        /// has one value at most
        CONSTANT,
        /// holds no value in most rows
        MOSTLY_MISSING,
        /// has so many different words that few rows share one
        MANY_WORDS;

        public String key() {
            return "warning." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// A value and its share of all rows, 0 to 1.
    public record Top(String value, double share) {}

    /// The icon of a kind.
    public static String icon(Kind kind) {
        return switch (kind) {
            case NUMBER -> "mdi2n-numeric";
            case CATEGORY -> "mdi2s-shape-outline";
            case BOOLEAN -> "mdi2t-toggle-switch-outline";
            case DATE -> "mdi2c-calendar-blank-outline";
            case DATE_TIME -> "mdi2c-calendar-clock-outline";
            case TEXT -> "mdi2f-format-text";
            case IDENTIFIER -> "mdi2k-key-outline";
            case IMAGE -> "mdi2i-image-outline";
            case SEQUENCE -> "mdi2d-dna";
        };
    }

    /// The key of a kind's name in the message bundles.
    public static String word(Kind kind) {
        return "kind." + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
