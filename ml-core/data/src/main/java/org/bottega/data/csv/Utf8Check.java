package org.bottega.data.csv;

/// Counts what in a stream of bytes is UTF-8 beyond ASCII, and what cannot be.
final class Utf8Check {
    private long valid;
    private long invalid;
    private int pending;

    /// Characters of two to four bytes.
    long valid() {
        return valid;
    }

    /// Bytes that belong to no character.
    long invalid() {
        return invalid;
    }

    /// Whether this is another encoding rather than damaged UTF-8.
    boolean mostlyOther() {
        return invalid > 0 && valid < 2 * invalid;
    }

    /// Tells that no more bytes follow.
    void end() {
        invalid += pending > 0 ? 1 : 0;
        pending = 0;
    }

    void add(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            add(bytes[i], true);
        }
    }

    /// Overlong forms and surrogates pass: they hardly come by chance.
    ///
    /// @param next false when ASCII lies between this byte and the one before
    void add(byte value, boolean next) {
        int b = value & 0xFF;
        if (pending > 0 && !next) {
            invalid++;
            pending = 0;
        }
        if (pending > 0) {
            if (b >= 0x80 && b < 0xC0) {
                if (--pending == 0) {
                    valid++;
                }
                return;
            }
            invalid++;
            pending = 0;
        }
        if (b < 0x80) {
            return;
        }
        if (b >= 0xC2 && b < 0xE0) {
            pending = 1;
        } else if (b >= 0xE0 && b < 0xF0) {
            pending = 2;
        } else if (b >= 0xF0 && b < 0xF5) {
            pending = 3;
        } else {
            invalid++;
        }
    }
}
