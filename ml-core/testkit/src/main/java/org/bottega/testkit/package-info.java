/// What the tests of every module share.
@NullMarked
package org.bottega.testkit;

import org.jspecify.annotations.NullMarked;
