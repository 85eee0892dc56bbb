/// Trees as sentences.
@NullMarked
package org.bottega.model.rules;

import org.jspecify.annotations.NullMarked;
