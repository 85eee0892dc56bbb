package org.bottega.learn.feature;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;

/// A way of making numbers of a column, or other numbers of numbers, declared once. Adding one is a class
/// and a line in [Featurizers]; command line, settings and documentation follow.
public abstract class Featurizer {
    private final Info info;
    private final Set<Place> places;
    private final ParamSpace params;
    private final String source;

    /// @param source the paper, book or specification that describes it
    protected Featurizer(Info info, Set<Place> places, String source, List<Param<?>> params) {
        this.info = info;
        this.places = Set.copyOf(EnumSet.copyOf(places));
        this.source = source;
        this.params = new ParamSpace(params);
    }

    public final Info info() {
        return info;
    }

    public final Set<Place> places() {
        return places;
    }

    public final String source() {
        return source;
    }

    public final ParamSpace params() {
        return params;
    }

    /// Whether it looks at what is to be predicted; then training rows are encoded by what other rows told.
    public boolean looksAtTarget() {
        return false;
    }

    /// Whether this program brings along what it needs.
    public boolean available() {
        return true;
    }

    /// What an export to ONNX does with it, one sentence.
    public String onnx() {
        return "Written into the graph.";
    }

    /// Looks at the training rows and adds to the column's numbers, or changes them.
    protected abstract void fit(Params params, ColumnFit column);
}
