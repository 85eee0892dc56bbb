/// The workspace folder: its data sets, runs and models. A workspace is `catalogue.mv.db` (an H2
/// database) with the folders `data`, `runs` and `models`; all paths in the catalogue are relative, so
/// a copied or moved folder is the same workspace.
@NullMarked
package org.bottega.workspace;

import org.jspecify.annotations.NullMarked;
