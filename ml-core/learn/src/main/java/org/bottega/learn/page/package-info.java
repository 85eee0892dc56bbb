/// Documentation from declarations.
@NullMarked
package org.bottega.learn.page;

import org.jspecify.annotations.NullMarked;
