package org.bottega.app.command.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.app.terminal.Console;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.model.json.Json;
import org.bottega.workspace.DatasetVersion;
import org.jspecify.annotations.Nullable;

/// Data sets as text and as JSON.
final class Described {
    private static final int WIDEST = 40;

    private Described() {}

    static ObjectNode version(DatasetVersion version) {
        return Json.object()
                .put("name", version.name())
                .put("version", version.version())
                .put("id", version.id())
                .put("rows", version.rows())
                .put("columnCount", version.columns())
                .put("source", version.source())
                .put("sha256", version.sha256())
                .put("createdAt", version.createdAt().toString());
    }

    static String columns(Schema schema) {
        var rows = new ArrayList<List<String>>();
        for (var field : schema.fields()) {
            rows.add(
                    List.of(
                            cut(field.name()),
                            Domain.Choice.word(field.kind()),
                            field.role() == Role.FEATURE ? "" : Domain.Choice.word(field.role()),
                            field.levels().isEmpty()
                                    ? ""
                                    : String.format(Locale.ROOT, "%,d", field.levels().size())));
        }
        return Console.table(List.of("column", "kind", "role", "levels"), rows);
    }

    static String rows(List<String> names, List<? extends List<@Nullable String>> rows) {
        var lines = new ArrayList<List<String>>();
        for (var row : rows) {
            lines.add(row.stream().map(v -> v == null ? "·" : cut(v)).toList());
        }
        return names.isEmpty()
                ? ""
                : Console.table(names.stream().map(Described::cut).toList(), lines);
    }

    private static String cut(String text) {
        var line = text.replaceAll("[\\p{Cntrl}]", "⏎");
        return line.length() > WIDEST ? line.substring(0, WIDEST - 1) + "…" : line;
    }
}
