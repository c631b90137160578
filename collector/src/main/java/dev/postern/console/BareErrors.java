package dev.postern.console;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers to requests that are too malformed to reach a page: a status and the headers of {@link RequestGate}, nothing else. */
final class BareErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        RequestGate.HEADERS.forEach(response.getHeaders()::put);
        response.write(true, null, callback);
        return true;
    }
}
