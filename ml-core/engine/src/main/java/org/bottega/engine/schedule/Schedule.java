package org.bottega.engine.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;

/// A workflow that runs by itself.
///
/// @param id unique in its workspace; letters, digits and hyphens
/// @param file the workflow's file, absolute
/// @param by who starts it
/// @param parameters given to each run, by name
/// @param out the folder for results, absolute
/// @param code whether all snippets of Java in it may run; else those that were agreed to in the workspace,
///     and none when the system's scheduler starts it
public record Schedule(
        String id,
        String file,
        When when,
        By by,
        Map<String, String> parameters,
        String out,
        boolean code) {
    public Schedule {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9-]{0,63}")) {
            throw ProblemException.usage(
                    id, "This is no name for a schedule.", "Use letters, digits and hyphens.");
        }
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /// When it runs.
    public sealed interface When {
        /// @param cron see [Cron]
        record Times(String cron) implements When {
            public Times {
                Cron.parse(cron);
            }
        }

        /// For each new file, once it no longer grows.
        ///
        /// @param pattern a folder with a pattern, such as `/data/in/*.csv`
        /// @param parameter the workflow's parameter that gets the file's path, empty for none
        record NewFile(String pattern, String parameter) implements When {}
    }

    /// Who starts a run at its time.
    public enum By {
        /// the studio while it is open, or `bottega schedule run`
        STUDIO,
        CRONTAB,
        SYSTEMD,
        /// Windows
        TASK_SCHEDULER
    }

    ObjectNode toJson() {
        var json = Json.object();
        json.put("id", id);
        json.put("file", file);
        switch (when) {
            case When.Times(var cron) -> json.put("cron", cron);
            case When.NewFile(var pattern, var parameter) ->
                    json.put("newFile", pattern).put("parameter", parameter);
        }
        json.put("by", Domain.Choice.word(by));
        var given = json.putObject("parameters");
        parameters.forEach(given::put);
        json.put("out", out);
        json.put("code", code);
        return json;
    }

    static Schedule read(JsonView json) {
        var cron = json.find("cron");
        When when =
                cron.isPresent()
                        ? new When.Times(cron.get().text())
                        : new When.NewFile(json.at("newFile").text(), json.at("parameter").text());
        return new Schedule(
                json.at("id").text(),
                json.at("file").text(),
                when,
                json.at("by").choice(By.class),
                json.at("parameters").textMap(),
                json.at("out").text(),
                json.at("code").flag());
    }
}
