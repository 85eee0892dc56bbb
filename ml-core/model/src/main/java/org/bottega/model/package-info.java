/// A learnt model: what goes in, how it is encoded, what is computed, what comes out.
@NullMarked
package org.bottega.model;

import org.jspecify.annotations.NullMarked;
