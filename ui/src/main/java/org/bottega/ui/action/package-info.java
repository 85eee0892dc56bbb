/// What a person can do, listed once for menus, shortcuts, tooltips and the command palette.
@NullMarked
package org.bottega.ui.action;

import org.jspecify.annotations.NullMarked;
