package org.bottega.data.recipe.step;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.bottega.data.recipe.StepInput;
import org.bottega.kernel.param.Param;

/// Regular expressions in settings.
final class Patterns {
    private Patterns() {}

    /// Tells when it is none, or has what the engine (RE2) does not do.
    static void check(StepInput in, Param<String> setting) {
        var pattern = in.get(setting);
        if (pattern.isEmpty()) {
            in.error(setting, "There is no regular expression.", "Give one, such as [0-9]+.");
            return;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            in.error(
                    setting,
                    "This is no regular expression: " + e.getDescription() + ".",
                    "A sign such as ( or * is written \\( or \\* when it is meant itself.");
            return;
        }
        if (pattern.matches("(?s).*(\\(\\?[=!]|\\(\\?<[=!]|\\\\[1-9]|[+*?}]\\+).*")) {
            in.error(
                    setting,
                    "Looking ahead or behind, references to groups and possessive repeats do not work"
                            + " here.",
                    "Write it without them.");
        }
    }

    /// How many groups it has.
    static int groups(String pattern) {
        return Pattern.compile(pattern).matcher("").groupCount();
    }
}
