package org.bottega.engine.flow;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.param.Param;

/// The documentation of a kind of node as Markdown, from nothing but its declaration.
public final class NodePage {
    private NodePage() {}

    public static String of(NodeSpec spec) {
        var page = new StringBuilder();
        page.append("# ").append(spec.title()).append("\n\n");
        page.append(spec.summary()).append("\n\n");
        if (!spec.documentation().isBlank()) {
            page.append(spec.documentation().strip()).append("\n\n");
        }
        page.append("| | |\n|---|---|\n");
        row(page, "Name in files", "`" + spec.id() + "`");
        row(page, "Found under", heading(spec.category()));
        row(page, "Also known as", String.join(", ", spec.synonyms()));
        row(page, "Takes", ports(spec.inputs(), true));
        row(page, "Gives", ports(spec.outputs(), false));
        if (spec.traits().contains(Trait.FITTED)) {
            row(page, "Learns from rows", "Yes: belongs behind a split.");
        }
        row(
                page,
                "Its result",
                spec.traits().contains(Trait.EFFECT) || spec.traits().contains(Trait.FRESH)
                        ? "Is made anew at each run."
                        : "Is kept, and taken again while nothing before it changes.");
        settings(page, spec.params().params());
        return page.toString();
    }

    private static String ports(List<Port> ports, boolean inputs) {
        if (ports.isEmpty()) {
            return "nothing";
        }
        return ports.stream()
                .map(p ->
                        p.title()
                                + " (`"
                                + p.id()
                                + "`, "
                                + p.type().name().toLowerCase(Locale.ROOT)
                                + (inputs && p.many() ? ", any number" : "")
                                + (inputs && p.optional() ? ", may be left out" : "")
                                + ")")
                .collect(Collectors.joining("; "));
    }

    private static void settings(StringBuilder page, List<Param<?>> params) {
        if (params.isEmpty()) {
            page.append("\nIt has no settings.\n");
            return;
        }
        page.append("\n## Settings\n\n| setting | may be | if not set | what it does |\n");
        page.append("|---|---|---|---|\n");
        for (var param : params) {
            page.append(
                    cells(param).stream()
                            .map(c -> c.replace("|", "\\|").replace('\n', ' '))
                            .collect(Collectors.joining(" | ", "| ", " |\n")));
        }
    }

    private static <T> List<String> cells(Param<T> param) {
        var preset = String.valueOf(param.domain().write(param.preset()));
        return List.of(
                "`" + param.id() + "`",
                param.domain().describe(),
                preset.isEmpty() || preset.equals("[]") ? "nothing" : preset,
                param.doc());
    }

    private static void row(StringBuilder page, String name, String value) {
        page.append("| ")
                .append(name)
                .append(" | ")
                .append(value.replace("|", "\\|"))
                .append(" |\n");
    }

    /// A table of contents over all pages, by category.
    public static String index(Catalog catalog) {
        var page = new StringBuilder("# Nodes of workflows\n");
        for (var category : Category.values()) {
            page.append("\n## ").append(heading(category)).append("\n\n");
            catalog.all().stream()
                    .filter(s -> s.category() == category)
                    .forEach(s ->
                            page.append("- [")
                                    .append(s.title())
                                    .append("](")
                                    .append(s.id())
                                    .append(".md): ")
                                    .append(s.summary())
                                    .append('\n'));
        }
        return page.toString();
    }

    private static String heading(Category category) {
        return switch (category) {
            case SOURCE -> "Sources";
            case PREPARE -> "Preparation";
            case SPLIT -> "Splits";
            case LEARN -> "Learning";
            case JUDGE -> "Judging";
            case EXPLAIN -> "Explanation";
            case CHART -> "Charts and views";
            case OUTPUT -> "Output";
            case CONTROL -> "Control";
        };
    }
}
