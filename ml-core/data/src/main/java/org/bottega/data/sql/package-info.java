/// Questions in SQL over all data sets of a workspace, and nothing else of the machine.
@NullMarked
package org.bottega.data.sql;

import org.jspecify.annotations.NullMarked;
