package dev.postern.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;

/** Renders pages from the templates that the build has compiled. Thread-safe. */
final class Templates {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), Templates.class.getPackageName());

    /** Answers with a page; the template takes it as {@code page}. */
    void show(Context context, String template, Record page) {
        context.contentType("text/html; charset=utf-8").result(html(template, page));
    }

    String html(String template, Record page) {
        StringOutput html = new StringOutput();
        engine.render(template + ".jte", page, new VisibleOutput(html));
        return html.toString();
    }
}
