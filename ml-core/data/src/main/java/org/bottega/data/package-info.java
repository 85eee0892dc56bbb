/// Reading tables through DuckDB: dialects, types, profiles and snapshots.
@NullMarked
package org.bottega.data;

import org.jspecify.annotations.NullMarked;
