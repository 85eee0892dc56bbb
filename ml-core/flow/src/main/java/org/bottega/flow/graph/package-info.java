/// A workflow as an immutable value, and the edits that make another one of it.
@NullMarked
package org.bottega.flow.graph;

import org.jspecify.annotations.NullMarked;
