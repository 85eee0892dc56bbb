package org.bottega.ui.page;

import org.bottega.ui.job.JobsViewModel;
import org.bottega.ui.settings.Settings;
import org.bottega.ui.task.Background;
import org.bottega.ui.text.Messages;

/// What every page may reach.
public record Desk(
        Messages messages,
        Background background,
        Notices notices,
        Navigator navigator,
        FileQuestion files,
        JobsViewModel jobs,
        Settings settings) {

    /// The text under a key, the most frequent need.
    public String say(String key, Object... arguments) {
        return messages.get(key, arguments);
    }
}
