/// Series in time: what a forecasting model reads from their past, and the methods that go by one series alone.
@NullMarked
package org.bottega.model.forecast;

import org.jspecify.annotations.NullMarked;
