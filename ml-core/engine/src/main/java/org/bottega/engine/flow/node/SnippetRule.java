package org.bottega.engine.flow.node;

/// Which snippets of Java in a workflow may run. They run with a person's rights, so a workflow that came
/// from elsewhere must not run them unasked.
public enum SnippetRule {
    /// every one: the person said so, as with `--allow-code`
    ALL,
    /// those whose text was agreed to in the workspace, see [AgreedCode]
    AGREED,
    /// none
    NONE
}
