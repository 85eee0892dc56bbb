/// Files written whole or not at all.
@NullMarked
package org.bottega.kernel.file;

import org.jspecify.annotations.NullMarked;
