/// The window around the pages: rail, menus, status bar, command palette.
@NullMarked
package org.bottega.ui.shell;

import org.jspecify.annotations.NullMarked;
