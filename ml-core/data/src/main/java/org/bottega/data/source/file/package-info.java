/// Readers of files and folders that DuckDB does not read by itself: one class a format.
@NullMarked
package org.bottega.data.source.file;

import org.jspecify.annotations.NullMarked;
