/// The report about a model, in one file.
@NullMarked
package org.bottega.explain.report;

import org.jspecify.annotations.NullMarked;
