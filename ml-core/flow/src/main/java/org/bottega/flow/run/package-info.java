/// Running a workflow: order, bounds, cancel, cached results, history.
@NullMarked
package org.bottega.flow.run;

import org.jspecify.annotations.NullMarked;
