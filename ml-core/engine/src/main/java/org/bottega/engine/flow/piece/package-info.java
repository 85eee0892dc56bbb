/// The files of what flows along the wires of a workflow.
@NullMarked
package org.bottega.engine.flow.piece;

import org.jspecify.annotations.NullMarked;
