/// XGBoost, and its models as our forests.
@NullMarked
package org.bottega.learn.xgboost;

import org.jspecify.annotations.NullMarked;
