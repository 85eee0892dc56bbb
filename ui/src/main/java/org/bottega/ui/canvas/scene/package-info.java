/// What lies on the canvas and where: boxes, ports, wires, camera, selection. Knows no toolkit.
@NullMarked
package org.bottega.ui.canvas.scene;

import org.jspecify.annotations.NullMarked;
