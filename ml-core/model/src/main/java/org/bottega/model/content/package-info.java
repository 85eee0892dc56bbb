/// What a model holds, as tables.
@NullMarked
package org.bottega.model.content;

import org.jspecify.annotations.NullMarked;
