package org.bottega.flow.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.kernel.param.Params;
import org.bottega.model.json.Json;

/// Names a result by what it is made of: the kind of node and its version, the settings that differ from
/// the presets, what it reads outside, and the keys of what comes in. Equal keys, equal results.
final class ResultKey {
    private ResultKey() {}

    /// @param wires into the node, in order
    /// @param keys the key of each node that feeds it
    /// @param moment tells one run of a node that is always fresh from the next; 0 for all others
    /// @return 64 hexadecimal digits
    static String of(
            NodeSpec spec, Params params, List<Wire> wires, Map<String, String> keys, long moment)
            throws IOException {
        var object = Json.object();
        object.put("kind", spec.id());
        object.put("version", spec.version());
        var settings = object.putObject("settings");
        for (var param : spec.params().params()) {
            var value = params.plain().get(param.id());
            if (value != null) {
                settings.set(param.id(), Json.plain(value));
            }
        }
        if (moment != 0) {
            object.put("moment", moment);
        }
        object.put("outside", spec.fingerprint(params));
        var inputs = object.putArray("inputs");
        for (var wire : wires) {
            inputs.add(wire.input() + " " + keys.get(wire.from()) + " " + wire.output());
        }
        return sha256(Json.write(object));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
