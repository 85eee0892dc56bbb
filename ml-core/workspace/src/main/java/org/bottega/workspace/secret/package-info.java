/// Passwords and keys for other systems, encrypted.
@NullMarked
package org.bottega.workspace.secret;

import org.jspecify.annotations.NullMarked;
