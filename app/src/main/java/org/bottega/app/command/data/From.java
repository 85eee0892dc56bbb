package org.bottega.app.command.data;

import org.bottega.engine.Origin;
import org.bottega.engine.Origins;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.Workspace;
import org.bottega.workspace.secret.KeyFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Where data come from, in the words of a command.
final class From {
    @Parameters(
            paramLabel = "FILE|ADDRESS",
            description =
                    "CSV, TSV, Parquet, Excel, JSON, ARFF, LibSVM, FASTA, SQLite, DuckDB; a folder of"
                            + " tables, pictures or texts; an http or https address; a database such"
                            + " as jdbc:postgresql://host/name.")
    private String place = "";

    @Option(names = "--part", description = "Which sheet of a workbook, or table of a database.")
    private @Nullable String part;

    @Option(names = "--query", description = "What to ask a database instead: one select.")
    private @Nullable String query;

    @Option(names = "--user", description = "Who asks the database.")
    private String user = "";

    @Option(
            names = "--password-from",
            paramLabel = "VARIABLE",
            description =
                    "The environment variable that holds the password; it is kept encrypted for the"
                            + " next time.")
    private @Nullable String variable;

    @Option(
            names = "--allow",
            description = "Let the program talk to the hosts of a web address; remembered.")
    private boolean allow;

    Origin origin() {
        return Origin.of(place).part(part).asking(query, user);
    }

    Origins origins(Workspace workspace) {
        var origins = new Origins(workspace, KeyFolder.usual(), _ -> allow);
        if (variable != null) {
            var password = System.getenv(variable);
            if (password == null) {
                throw ProblemException.usage(
                        "--password-from",
                        "There is no environment variable \"" + variable + "\".",
                        "Set it first.");
            }
            origins.remember(origin(), password);
        }
        return origins;
    }
}
