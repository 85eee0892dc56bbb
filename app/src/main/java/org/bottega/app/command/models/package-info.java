/// `bottega models`: the registry of a workspace.
@NullMarked
package org.bottega.app.command.models;

import org.jspecify.annotations.NullMarked;
