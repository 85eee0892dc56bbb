package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// A node that writes the model it is given as one file.
abstract class ModelFile extends Declared {
    private final String extension;
    final Param<String> path;
    final Surroundings surroundings;

    /// @param extension of the file, without the dot
    ModelFile(Label label, String extension, Surroundings surroundings) {
        super(label);
        this.extension = "." + extension;
        this.path =
                Param.path("path", "model." + extension, Domain.Use.WRITE, extension)
                        .doc("Where it is written; ends in ." + extension + ".");
        this.surroundings = surroundings;
    }

    @Override
    public final ParamSpace params() {
        return ParamSpace.of(path);
    }

    @Override
    public final List<Port> inputs() {
        return List.of(model());
    }

    @Override
    public final List<Port> outputs() {
        return List.of(file());
    }

    @Override
    public final Set<Trait> traits() {
        return Set.of(Trait.EFFECT);
    }

    @Override
    public final Map<String, Outline> preview(Look look) {
        Written.check(look, path, extension);
        return Map.of();
    }
}
