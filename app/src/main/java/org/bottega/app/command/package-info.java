/// The commands, one class each.
@NullMarked
package org.bottega.app.command;

import org.jspecify.annotations.NullMarked;
