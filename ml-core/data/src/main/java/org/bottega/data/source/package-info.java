/// Where rows come from that DuckDB does not read by itself: one reader a format.
@NullMarked
package org.bottega.data.source;

import org.jspecify.annotations.NullMarked;
