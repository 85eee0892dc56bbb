/// Files written so that a crash leaves the old or the new, never a half.
@NullMarked
package org.bottega.workspace.file;

import org.jspecify.annotations.NullMarked;
