/// Learning by remembering.
@NullMarked
package org.bottega.learn.neighbours;

import org.jspecify.annotations.NullMarked;
