package dev.postern.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages. */
final class Links {
    private Links() {
    }

    static String alert(String dedupKey) {
        return "/alerts/" + part(dedupKey);
    }

    /** @param tenant {@code null} where the row has none */
    static String object(String type, String id, String tenant) {
        return "/inventory/" + part(type) + "/" + part(id) + (tenant == null ? "" : "?tenant=" + part(tenant));
    }

    static String playbook(String id) {
        return "/playbooks/" + part(id);
    }

    /** The page of the playbook that is worked through for an alert. */
    static String runbook(String dedupKey) {
        return alert(dedupKey) + "/playbook";
    }

    static String dashboard(String id) {
        return "/dashboards/" + part(id);
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
