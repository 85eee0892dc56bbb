/// A DuckDB database for one piece of work, and how its statements are cancelled.
@NullMarked
package org.bottega.data.duck;

import org.jspecify.annotations.NullMarked;
