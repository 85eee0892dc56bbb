/// Workflows as files: canonical JSON, journal, difference and three-way merge.
@NullMarked
package org.bottega.flow.file;

import org.jspecify.annotations.NullMarked;
