package org.bottega.engine.flow.node;

import java.util.List;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;

/// A kind of node that says at its beginning what it is called, where it stands and how it looks.
abstract class Declared implements NodeSpec {
    static final String DATA = "data";
    static final String ALSO = "also";
    static final String MODEL = "model";
    static final String METRICS = "metrics";
    static final String REPORT = "report";
    static final String CHART = "chart";
    static final String FILE = "file";

    private final Label label;

    /// @param icon see [NodeSpec#icon]
    /// @param synonyms other words a person may look for
    record Label(
            String id,
            String title,
            String summary,
            Category category,
            String icon,
            List<String> synonyms) {
        Label {
            synonyms = List.copyOf(synonyms);
        }

        static Label of(
                String id,
                String title,
                String summary,
                Category category,
                String icon,
                String... synonyms) {
            return new Label(id, title, summary, category, icon, List.of(synonyms));
        }
    }

    Declared(Label label) {
        this.label = label;
    }

    @Override
    public final String id() {
        return label.id();
    }

    @Override
    public final String title() {
        return label.title();
    }

    @Override
    public final String summary() {
        return label.summary();
    }

    @Override
    public final Category category() {
        return label.category();
    }

    @Override
    public final String icon() {
        return label.icon();
    }

    @Override
    public final List<String> synonyms() {
        return label.synonyms();
    }

    static Port table(String id, String title) {
        return Port.of(id, title, PortType.TABLE);
    }

    static Port table() {
        return table(DATA, "Data");
    }

    static Port model() {
        return Port.of(MODEL, "Model", PortType.MODEL);
    }

    static Port metrics() {
        return Port.of(METRICS, "Metrics", PortType.METRICS);
    }

    static Port report() {
        return Port.of(REPORT, "Report", PortType.REPORT);
    }

    static Port chart() {
        return Port.of(CHART, "Chart", PortType.CHART);
    }

    static Port file() {
        return Port.of(FILE, "File", PortType.FILE);
    }
}
