/// The commands about workflows.
@NullMarked
package org.bottega.app.command.flow;

import org.jspecify.annotations.NullMarked;
