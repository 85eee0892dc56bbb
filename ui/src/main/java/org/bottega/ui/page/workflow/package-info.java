/// Workflows: the list, and the editor with palette, canvas, inspector and peek.
@NullMarked
package org.bottega.ui.page.workflow;

import org.jspecify.annotations.NullMarked;
