package dev.postern.console;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers to requests that are too malformed to reach a page: a status and the headers of {@link RequestGate}, nothing else. The
 * connection ends with them, and the answer says so; without that word a client may send its next request into a closed connection.
 */
final class BareErrors extends ErrorHandler {
    private final Map<String, String> headers;

    BareErrors(Map<String, String> headers) {
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        headers.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        response.write(true, null, callback);
        return true;
    }
}
