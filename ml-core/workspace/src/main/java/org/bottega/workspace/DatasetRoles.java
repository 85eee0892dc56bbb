package org.bottega.workspace;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Role;
import org.bottega.workspace.catalogue.Catalogue;
import org.bottega.workspace.catalogue.Rows;
import org.bottega.workspace.file.JsonFile;

/// What the columns of each version are used for, where that differs from what the import guessed.
public final class DatasetRoles {
    private final Catalogue catalogue;

    DatasetRoles(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The roles that were changed, by column.
    ///
    /// @param id of a version; one that is not there has none
    public Map<String, Role> of(String id) {
        var texts =
                catalogue.transact(c ->
                        Rows.query(
                                c,
                                row -> row.getString(1),
                                "select roles from datasets where id = ?",
                                id));
        Map<String, Role> roles = new HashMap<>();
        for (var text : texts) {
            JsonFile.object("roles", text)
                    .properties()
                    .forEach(e -> roles.put(e.getKey(), Role.valueOf(e.getValue().asText())));
        }
        return Map.copyOf(roles);
    }

    /// Changes the role of one column and leaves the others.
    public void set(String id, String column, Role role) {
        var roles = new HashMap<>(of(id));
        roles.put(column, role);
        set(id, roles);
    }

    /// Replaces all changed roles.
    ///
    /// @throws ProblemException when there is no such version
    public void set(String id, Map<String, Role> roles) {
        var json = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(roles).forEach((column, role) -> json.put(column, role.name()));
        int touched =
                catalogue.transact(c ->
                        Rows.update(
                                c,
                                "update datasets set roles = ? where id = ?",
                                json.toString(),
                                id));
        if (touched == 0) {
            throw ProblemException.usage(
                    id, "There is no such version of a data set.", "Choose one that is there.");
        }
    }
}
