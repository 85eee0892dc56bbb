/// The process that does jobs: it knows every kind of them.
@NullMarked
package org.bottega.engine.worker;

import org.jspecify.annotations.NullMarked;
