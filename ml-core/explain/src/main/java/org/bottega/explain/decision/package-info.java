/// Charts of what evaluations, groups and contributions come to, for those who decide.
@NullMarked
package org.bottega.explain.decision;

import org.jspecify.annotations.NullMarked;
