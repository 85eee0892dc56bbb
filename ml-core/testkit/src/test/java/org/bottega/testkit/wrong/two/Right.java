package org.bottega.testkit.wrong.two;

import java.io.Serializable;
import org.bottega.testkit.wrong.one.Left;

@SuppressWarnings("serial")
public final class Right implements Serializable {
    public Left other() {
        return new Left();
    }
}
