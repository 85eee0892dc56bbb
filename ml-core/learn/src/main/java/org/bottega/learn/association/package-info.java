/// What goes together: frequent item sets and rules.
@NullMarked
package org.bottega.learn.association;

import org.jspecify.annotations.NullMarked;
