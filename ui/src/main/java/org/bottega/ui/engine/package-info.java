/// What the pages ask for, answered by the engine.
@NullMarked
package org.bottega.ui.engine;

import org.jspecify.annotations.NullMarked;
