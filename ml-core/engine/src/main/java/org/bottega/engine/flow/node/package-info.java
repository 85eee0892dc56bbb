/// What the engine can do, as kinds of nodes of a workflow.
@NullMarked
package org.bottega.engine.flow.node;

import org.jspecify.annotations.NullMarked;
