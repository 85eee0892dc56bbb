package org.bottega.ui.page.workflow;

import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.NodeSpec;

/// The icons of kinds of nodes as the icon font names them.
final class Icons {
    static final String COMPONENT = "mdi2p-package-variant-closed";
    static final String REPEAT = "mdi2r-repeat-variant";
    static final String UNKNOWN = "mdi2h-help-circle-outline";

    private Icons() {}

    static String of(NodeSpec spec) {
        return literal(spec.icon());
    }

    static String of(Category category) {
        return literal(category.icon());
    }

    private static String literal(String name) {
        return "mdi2" + name.charAt(0) + "-" + name;
    }
}
