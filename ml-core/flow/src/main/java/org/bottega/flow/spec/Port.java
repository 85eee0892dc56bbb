package org.bottega.flow.spec;

/// Where wires end or begin at a kind of node.
///
/// @param id unique among the inputs (or the outputs) of its kind; never changes
/// @param title what a person reads
/// @param many whether an input takes several wires; without meaning for an output
/// @param optional whether an input may stay without a wire; without meaning for an output
public record Port(String id, String title, PortType type, boolean many, boolean optional) {
    /// An input that takes exactly one wire, or an output.
    public static Port of(String id, String title, PortType type) {
        return new Port(id, title, type, false, false);
    }

    /// The same input, which may stay without a wire.
    public Port orNothing() {
        return new Port(id, title, type, many, true);
    }

    /// The same input, which takes any number of wires from one on.
    public Port orSeveral() {
        return new Port(id, title, type, true, optional);
    }
}
