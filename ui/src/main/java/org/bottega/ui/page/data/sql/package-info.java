/// The console in which all data sets of the workspace are asked in SQL.
@NullMarked
package org.bottega.ui.page.data.sql;

import org.jspecify.annotations.NullMarked;
