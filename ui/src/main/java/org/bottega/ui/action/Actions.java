package org.bottega.ui.action;

import java.util.HashSet;
import java.util.List;

/// Every action of the studio. Menus, shortcuts, tooltips and the command palette read from here.
public record Actions(List<Action> all) {
    public Actions {
        all = List.copyOf(all);
        var ids = new HashSet<String>();
        var shortcuts = new HashSet<String>();
        for (var action : all) {
            if (!ids.add(action.id())) {
                throw new IllegalArgumentException("two actions are called " + action.id());
            }
            if (!action.shortcut().isEmpty() && !shortcuts.add(action.shortcut())) {
                throw new IllegalArgumentException("two actions have " + action.shortcut());
            }
        }
    }

    public List<Action> in(Action.Home home) {
        return all.stream().filter(a -> a.home() == home).toList();
    }

    public Action get(String id) {
        return all.stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no action " + id));
    }
}
