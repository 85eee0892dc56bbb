/// Writing a whole model as one ONNX graph and proving that it agrees.
@NullMarked
package org.bottega.onnx;

import org.jspecify.annotations.NullMarked;
