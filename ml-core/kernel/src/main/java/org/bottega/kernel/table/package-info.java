/// Immutable columns of primitives with missing values, and the schema that names them.
@NullMarked
package org.bottega.kernel.table;

import org.jspecify.annotations.NullMarked;
