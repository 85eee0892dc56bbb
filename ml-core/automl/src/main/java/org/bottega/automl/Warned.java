package org.bottega.automl;

import org.bottega.kernel.Problem;

/// Something about the data that a person should know before trusting the result, with the way out.
record Warned(Remark remark, String fix) {
    Problem problem() {
        return remark.warning(fix);
    }
}
