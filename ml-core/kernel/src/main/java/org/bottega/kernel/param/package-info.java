/// Typed settings, declared once and read by forms, files, tuner, command line and documentation.
@NullMarked
package org.bottega.kernel.param;

import org.jspecify.annotations.NullMarked;
