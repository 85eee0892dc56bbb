/// Forests of trees that are averaged: random forests and extremely randomised trees.
@NullMarked
package org.bottega.learn.forest;

import org.jspecify.annotations.NullMarked;
