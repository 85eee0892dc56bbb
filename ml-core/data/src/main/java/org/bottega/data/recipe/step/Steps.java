package org.bottega.data.recipe.step;

import java.util.List;
import org.bottega.data.recipe.Catalog;

/// All steps, in the order of the menu. A new one is a file and a line here.
public final class Steps {
    private Steps() {}

    public static Catalog catalog() {
        return new Catalog(
                List.of(
                        new KeepColumns(),
                        new DropColumns(),
                        new RenameColumn(),
                        new MoveColumns(),
                        new Cast(),
                        new Derive(),
                        new FillMissing(),
                        new Clip(),
                        new Bin(),
                        new Normalise(),
                        new Transform(),
                        new MapValues(),
                        new RareLevels(),
                        new OneHot(),
                        new CleanText(),
                        new ReplaceText(),
                        new ExtractText(),
                        new SplitColumn(),
                        new ParseDates(),
                        new DateParts(),
                        new Filter(),
                        new Sort(),
                        new Sample(),
                        new Deduplicate(),
                        new NearDuplicates(),
                        new Explode(),
                        new RowNumber(),
                        new Aggregate(),
                        new Pivot(),
                        new Unpivot(),
                        new Window(),
                        new Join(),
                        new Union()));
    }
}
