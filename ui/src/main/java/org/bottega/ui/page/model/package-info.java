/// The page of models: how good one is, why it says what it says, trying it, giving it away.
@NullMarked
package org.bottega.ui.page.model;

import org.jspecify.annotations.NullMarked;
