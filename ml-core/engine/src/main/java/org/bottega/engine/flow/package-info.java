/// Workflows put together: the kinds of nodes there are, checking, running, and what came of runs.
@NullMarked
package org.bottega.engine.flow;

import org.jspecify.annotations.NullMarked;
