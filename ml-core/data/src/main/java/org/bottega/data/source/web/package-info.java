/// Files from http and https addresses, with consent, limits and resuming.
@NullMarked
package org.bottega.data.source.web;

import org.jspecify.annotations.NullMarked;
