package org.bottega.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Locale;
import org.bottega.kernel.param.Param;
import org.bottega.model.json.Json;

/// Settings as commands list them.
final class Settings {
    private Settings() {}

    static void text(List<Param<?>> params, StringBuilder text) {
        for (var param : params) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "    %-22s %-32s %s%n",
                            param.id() + "=" + preset(param),
                            param.domain().describe(),
                            param.doc()));
        }
    }

    static ArrayNode json(List<Param<?>> params) {
        var settings = Json.array();
        for (var param : params) {
            settings.addObject()
                    .put("id", param.id())
                    .put("domain", param.domain().describe())
                    .put("doc", param.doc())
                    .set("preset", Json.plain(preset(param)));
        }
        return settings;
    }

    private static <T> Object preset(Param<T> param) {
        return param.domain().write(param.preset());
    }
}
