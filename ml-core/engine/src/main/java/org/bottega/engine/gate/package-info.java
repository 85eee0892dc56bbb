/// What has to hold before a model is trusted.
@NullMarked
package org.bottega.engine.gate;

import org.jspecify.annotations.NullMarked;
