/// The window: pages, views and view-models over the engine.
@NullMarked
package org.bottega.ui;

import org.jspecify.annotations.NullMarked;
