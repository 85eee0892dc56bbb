package org.bottega.model.features;

import java.util.ArrayList;
import java.util.List;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;

/// What an encoder of categories makes of a column in which missing values are replaced by a name.
///
/// @param base reads a category
public record FilledLevel(Encoder base, String fill) implements Encoder {
    @Override
    public String column() {
        return base.column();
    }

    @Override
    public List<Feature> features() {
        return base.features();
    }

    @Override
    public int width() {
        return base.width();
    }

    @Override
    public Bound bind(Column source) {
        var names = Encoder.categories(column(), source);
        return base.bind(names.missingCount() == 0 ? names : filled(names));
    }

    private CategoryColumn filled(CategoryColumn names) {
        var levels = new ArrayList<>(names.levels());
        int code = levels.indexOf(fill);
        if (code < 0) {
            code = levels.size();
            levels.add(fill);
        }
        var codes = names.codes().clone();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] < 0 ? code : codes[i];
        }
        return new CategoryColumn(codes, levels);
    }
}
