package org.bottega.kernel;

import java.util.List;

/// What a catalogued thing (an algorithm, a node, an export format) is called.
///
/// @param id for ever: lower case, digits and hyphens; used in files and on the command line
/// @param name as a person reads it, in sentence case
/// @param summary one sentence
/// @param group the heading under which it is listed
/// @param keywords other words a person may search for
public record Info(String id, String name, String summary, String group, List<String> keywords) {
    public Info {
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("not an id: " + id);
        }
        keywords = List.copyOf(keywords);
    }
}
