package org.bottega.data.profile;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import java.util.TreeMap;
import org.bottega.data.recipe.Recipe;
import org.bottega.kernel.table.Role;

/// What can be done about a finding with one click.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fix")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fix.AddStep.class, name = "step"),
    @JsonSubTypes.Type(value = Fix.SetRole.class, name = "role")
})
public sealed interface Fix {

    /// Adds a step to the recipe.
    ///
    /// @param step the id of its kind
    /// @param settings plain values by id
    record AddStep(String step, Map<String, Object> settings) implements Fix {
        public AddStep {
            settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
        }

        public Recipe.Entry entry() {
            return Recipe.Entry.of(step, settings);
        }
    }

    /// Uses a column for something else.
    record SetRole(String column, Role role) implements Fix {}
}
