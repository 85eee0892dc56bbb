package org.bottega.serve;

import java.util.Map;

/// What is sent back.
///
/// @param headers besides the content type and those every answer has
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {
    static final String JSON = "application/json";

    static Answer json(int status, byte[] body) {
        return new Answer(status, JSON, Map.of(), body);
    }
}
