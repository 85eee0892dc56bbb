package org.bottega.flow.graph;

/// A value that is given when the workflow starts; settings refer to it as `${name}`.
///
/// @param name letters, digits, hyphens and underscores
/// @param type what may be given
/// @param preset the value when none is given: text, Double, Long or Boolean as the type says
/// @param doc one sentence for whoever starts it
public record Parameter(String name, Type type, Object preset, String doc) {
    /// What a parameter may be.
    public enum Type {
        TEXT,
        WHOLE,
        NUMBER,
        FLAG,
        /// a path of a file or folder
        FILE
    }

    public Parameter {
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}")) {
            throw new IllegalArgumentException("not a parameter's name: " + name);
        }
    }
}
