package org.bottega.workspace;

import java.sql.Connection;
import java.sql.SQLException;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.catalogue.Rows;

/// Another name for all versions of a thing.
final class Renaming {
    private Renaming() {}

    /// @param table a constant of this program
    /// @param word what a person calls such a thing
    static int apply(Connection c, String table, String word, String name, String newName)
            throws SQLException {
        if (name.equals(newName)) {
            return 0;
        }
        var names = Rows.query(c, row -> row.getString(1), "select distinct name from " + table);
        if (!names.contains(name)) {
            throw ProblemException.usage(
                    name, "There is no " + word + " of this name.", Nearest.hint(name, names));
        }
        if (names.contains(newName)) {
            throw ProblemException.usage(
                    newName, "There is already a " + word + " of this name.", "Choose another.");
        }
        return Rows.update(c, "update " + table + " set name = ? where name = ?", newName, name);
    }
}
