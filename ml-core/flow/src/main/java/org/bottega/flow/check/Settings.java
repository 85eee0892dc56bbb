package org.bottega.flow.check;

import java.util.Map;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.kernel.param.Params;

/// The settings of a node as its kind of today reads them.
public final class Settings {
    private Settings() {}

    /// @param version that wrote them, not above the kind's
    /// @throws org.bottega.kernel.ProblemException (usage) with every setting that is unknown or wrong
    public static Params read(NodeSpec spec, int version, Map<String, Object> settings) {
        var now = version < spec.version() ? spec.migrate(version, settings) : settings;
        return spec.params().read(now);
    }
}
