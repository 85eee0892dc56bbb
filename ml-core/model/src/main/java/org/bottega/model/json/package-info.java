/// JSON read strictly and written plainly, with the kernel's values to and from it.
@NullMarked
package org.bottega.model.json;

import org.jspecify.annotations.NullMarked;
