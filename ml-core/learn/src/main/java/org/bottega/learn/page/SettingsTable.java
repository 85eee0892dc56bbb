package org.bottega.learn.page;

import java.util.List;
import java.util.stream.Collectors;
import org.bottega.kernel.param.Param;

/// Settings as a table in Markdown.
final class SettingsTable {
    private SettingsTable() {}

    static void write(StringBuilder page, List<Param<?>> params) {
        if (params.isEmpty()) {
            page.append("\nIt has no settings.\n");
            return;
        }
        page.append("\n## Settings\n\n| setting | may be | if not set | what it does |\n");
        page.append("|---|---|---|---|\n");
        for (var param : params) {
            page.append(
                    row(param).stream()
                            .map(c -> c.replace("|", "\\|"))
                            .collect(Collectors.joining(" | ", "| ", " |\n")));
        }
    }

    private static <T> List<String> row(Param<T> param) {
        var preset = String.valueOf(param.domain().write(param.preset()));
        return List.of(
                "`" + param.id() + "`",
                param.domain().describe(),
                preset.isEmpty() ? "nothing" : preset,
                param.doc());
    }
}
