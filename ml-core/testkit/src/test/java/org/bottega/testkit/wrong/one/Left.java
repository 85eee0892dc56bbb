package org.bottega.testkit.wrong.one;

import java.util.Random;
import org.bottega.testkit.wrong.two.Right;

public final class Left {
    public Right other() {
        System.out.println(new Random().nextInt());
        return new Right();
    }
}
