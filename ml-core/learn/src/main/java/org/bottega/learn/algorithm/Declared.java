package org.bottega.learn.algorithm;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// An algorithm whose declaration is a few constants: one says them to the constructor and writes
/// `learner`.
public abstract class Declared implements Algorithm {
    private final Info info;
    private final Manual manual;
    private final Set<Trait> traits;
    private final ParamSpace params;

    protected Declared(Info info, Manual manual, Set<Trait> traits, List<Param<?>> params) {
        this.info = info;
        this.manual = manual;
        this.traits = Set.copyOf(traits);
        this.params = new ParamSpace(params);
    }

    @Override
    public Info info() {
        return info;
    }

    @Override
    public Manual manual() {
        return manual;
    }

    @Override
    public Set<Trait> traits() {
        return traits;
    }

    @Override
    public ParamSpace params() {
        return params;
    }
}
