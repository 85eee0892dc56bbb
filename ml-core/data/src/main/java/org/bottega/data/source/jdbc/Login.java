package org.bottega.data.source.jdbc;

/// Who asks a database. The password is never printed.
///
/// @param user empty when none is needed
/// @param password empty when none is needed
public record Login(String user, String password) {
    public static final Login NONE = new Login("", "");

    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
