package org.bottega.ui;

import java.awt.image.BufferedImage;
import java.io.File;
import java.util.Locale;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;
import org.bottega.ui.settings.Settings;
import org.bottega.ui.studio.StudioWindow;
import org.testfx.api.FxRobot;

/// Pictures of what a test has on the screen, in both themes, for people to look at.
final class Pictures {
    private Pictures() {}

    static void take(StudioWindow window, Settings settings, String name) throws Exception {
        var robot = new FxRobot();
        var before = settings.theme().get();
        for (var theme : new Settings.Theme[] {Settings.Theme.LIGHT, Settings.Theme.DARK}) {
            robot.interact(() -> settings.theme().set(theme));
            robot.sleep(300);
            var file =
                    new File(
                            "target/pictures/"
                                    + name
                                    + "-"
                                    + theme.name().toLowerCase(Locale.ROOT)
                                    + ".png");
            file.getParentFile().mkdirs();
            var copy = new BufferedImage[1];
            robot.interact(() -> {
                var shot = window.stage().getScene().snapshot(null);
                int width = (int) shot.getWidth();
                int height = (int) shot.getHeight();
                var pixels = new int[width * height];
                shot.getPixelReader()
                        .getPixels(
                                0,
                                0,
                                width,
                                height,
                                PixelFormat.getIntArgbInstance(),
                                pixels,
                                0,
                                width);
                copy[0] = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
                copy[0].setRGB(0, 0, width, height, pixels, 0, width);
            });
            ImageIO.write(copy[0], "png", file);
        }
        robot.interact(() -> settings.theme().set(before));
    }
}
