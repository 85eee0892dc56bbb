/// A model as a file: a zip with a JSON manifest and little-endian arrays, safe to open.
@NullMarked
package org.bottega.model.bundle;

import org.jspecify.annotations.NullMarked;
