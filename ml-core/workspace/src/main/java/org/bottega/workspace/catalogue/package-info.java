/// The H2 database of a workspace: opening, migrating, one transaction at a time.
@NullMarked
package org.bottega.workspace.catalogue;

import org.jspecify.annotations.NullMarked;
