package org.bottega.data;

import java.util.List;
import org.bottega.data.duck.Duck;

/// Ways of writing moments, tried in this order.
enum TimeFormat {
    ISO(List.of()),
    DAY_POINT(List.of("%d.%m.%Y", "%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S")),
    DAY_SLASH(List.of("%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S")),
    MONTH_SLASH(List.of("%m/%d/%Y", "%m/%d/%Y %H:%M", "%m/%d/%Y %H:%M:%S"));

    private final List<String> formats;

    TimeFormat(List<String> formats) {
        this.formats = formats;
    }

    /// SQL that gives the timestamp, null where the text is none.
    String value(String expression) {
        if (this == ISO) {
            return "case when regexp_matches("
                    + expression
                    + ", '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([ T][0-9]{1,2}:[0-9]{2}|$)') then try_cast("
                    + expression
                    + " as timestamp) end";
        }
        var list = String.join(", ", formats.stream().map(Duck::text).toList());
        // a failing try_strptime costs far more than a look at the first letters
        return "case when regexp_matches("
                + expression
                + ", '^ *[0-9]{1,2}[./] *[0-9]') then try_strptime("
                + expression
                + ", ["
                + list
                + "]) end";
    }
}
