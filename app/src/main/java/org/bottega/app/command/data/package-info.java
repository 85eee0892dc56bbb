/// The `bottega data` commands.
@NullMarked
package org.bottega.app.command.data;

import org.jspecify.annotations.NullMarked;
