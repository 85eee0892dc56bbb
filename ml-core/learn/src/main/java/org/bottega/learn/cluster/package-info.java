/// Finding groups.
@NullMarked
package org.bottega.learn.cluster;

import org.jspecify.annotations.NullMarked;
