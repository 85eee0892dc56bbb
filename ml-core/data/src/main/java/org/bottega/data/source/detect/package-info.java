/// Finds out what a file or folder is by looking at its content, and which reader it needs.
@NullMarked
package org.bottega.data.source.detect;

import org.jspecify.annotations.NullMarked;
