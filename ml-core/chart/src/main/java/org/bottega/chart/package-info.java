/// Charts declared once, laid out to marks and painted by thin painters.
@NullMarked
package org.bottega.chart;

import org.jspecify.annotations.NullMarked;
