/// What a person likes: theme, text size, language.
@NullMarked
package org.bottega.ui.settings;

import org.jspecify.annotations.NullMarked;
