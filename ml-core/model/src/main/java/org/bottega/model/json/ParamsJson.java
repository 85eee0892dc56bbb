package org.bottega.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;

/// Chosen settings as JSON: an object of id and value; what has its preset is left out.
public final class ParamsJson {
    private ParamsJson() {}

    public static JsonNode write(Params params) {
        return Json.plain(params.plain());
    }

    /// @throws ProblemException with every unknown id and every value outside its domain
    public static Params read(ParamSpace space, JsonView json) {
        var plain = new LinkedHashMap<String, Object>();
        for (var name : json.names()) {
            var value = new JsonView(json.where() + "." + name, json.node().get(name)).plain();
            if (value == null) {
                throw ProblemException.input(
                        json.where(), "\"" + name + "\" is null.", "Give a value or leave it out.");
            }
            plain.put(name, value);
        }
        return space.read(plain);
    }
}
