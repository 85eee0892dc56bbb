package org.bottega.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bottega.app.command.Root;
import org.bottega.app.terminal.Console;
import org.junit.jupiter.api.Test;

class LauncherHelpTest {
    @Test
    void theLaunchersHelpNamesEveryCommandAndNoOther() throws Exception {
        var launcher = Path.of("..", "bottega");
        assertTrue(Files.exists(launcher), "the tests run in the folder of their module");
        var text = Files.readString(launcher);
        var usage = text.substring(text.indexOf("cat <<'TEXT'"), text.indexOf("\nTEXT\n"));
        var told = new TreeSet<String>();
        var matcher = Pattern.compile("(?m)^  \\./bottega ([a-z-]+)").matcher(usage);
        while (matcher.find()) {
            told.add(matcher.group(1));
        }
        var out =
                new PrintStream(
                        java.io.OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var there =
                new TreeSet<>(Root.line(new Console(out, out, false)).getSubcommands().keySet());
        // the launcher runs the tests itself, and opens the studio when no command is given
        there.add("test");
        there.remove("studio");
        assertEquals(there, told);
    }
}
